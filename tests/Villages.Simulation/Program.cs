using Villages.Simulation;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// dotnet run -c Release --project tests/Villages.Simulation -- --seeds 100000 [--from N] [--seed N --trace] [--mutant NAME]
return args switch
{
    _ when args.Contains("--seeds") || args.Contains("--seed") => SeedRun.Of(args).Run(),
    _ when args.Contains("-automated") || args.Contains("@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
