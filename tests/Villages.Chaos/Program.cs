using Villages.Chaos.Running;

// dotnet run -c Release --project tests/Villages.Chaos -- --tier short|full [--row NAME] [--seed N]
return await ChaosRun.Start(args);
