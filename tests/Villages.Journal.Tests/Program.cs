using Villages.Journal.Tests;
using Villages.Testing.PostgreSql;
using Villages.Testing.Processes;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

return args switch
{
    [ChildProcess.Mark, .. var scenario] => await ChildScenarios.Run(scenario),
    _ when args.Contains("-automated") || args.Contains("@@") => await ConsoleRunner.Run(args),
    _ => await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
};
