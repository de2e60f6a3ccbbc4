using Villages.Benchmarks.Ratios;

// dotnet run -c Release --project tests/Villages.Benchmarks -- side-by-side [part of a name] [--quick]
return args is ["side-by-side", .. var rest] ? await SideBySide.Run(rest) : SideBySide.Explain();
