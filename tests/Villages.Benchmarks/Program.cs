using Villages.Benchmarks.Load;
using Villages.Benchmarks.Ratios;

// dotnet run -c Release --project tests/Villages.Benchmarks -- side-by-side [part of a name] [--quick]
return args switch
{
    ["side-by-side", .. var rest] => await SideBySide.Run(rest),
    [LoadProcess.Verb] => await LoadProcess.Serve(),
    _ => SideBySide.Explain(),
};
