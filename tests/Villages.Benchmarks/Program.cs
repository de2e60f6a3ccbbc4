using Villages.Benchmarks.Load;
using Villages.Benchmarks.Nation;
using Villages.Benchmarks.Ratios;

// dotnet run -c Release --project tests/Villages.Benchmarks -- side-by-side [part of a name] [--quick]
// dotnet run -c Release --project tests/Villages.Benchmarks -- nation [--register FILE] [--engine sqlite|postgresql] [--silos N] [--counties N] [--results FILE] [--kill]
Villages.Grains.Access.Principal.Of("benchmark").Enter();
return args switch
{
    ["side-by-side", .. var rest] => await SideBySide.Run(rest),
    ["nation", .. var rest] => await NationRun.Run(rest),
    [PageWatch.Verb, var port, var token] => await PageWatch.Serve(int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), token),
    [LoadProcess.Verb] => await LoadProcess.Serve(),
    _ => SideBySide.Explain(),
};
