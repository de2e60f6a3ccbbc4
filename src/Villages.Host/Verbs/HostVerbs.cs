using System.CommandLine;

namespace Villages.Host.Verbs;

/// <summary>
/// The command line: <c>Villages.Host &lt;verb&gt;</c>; without a verb the host runs. Settings such as <c>--urls</c> and <c>--Villages:Data=&lt;folder&gt;</c> pass through to
/// configuration everywhere. Exit codes: 0 done, 1 refused or failed with a sentence, 2 the command line itself is wrong.
/// </summary>
public static class HostVerbs
{
    /// <param name="build">Builds the whole host from arguments, without starting it.</param>
    public static async Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")))
        {
            return await Failures.Tell(() => HostRun.Run(build(args)));
        }

        var root = new RootCommand("村级治理 · Village governance. Without a verb: run the host.");
        root.Subcommands.Add(TokenVerb.Create(build));
        root.Subcommands.Add(DemoVerb.Create(build));
        root.Subcommands.Add(VerifyVerb.Create(build));
        root.Subcommands.Add(RebuildVerb.Create(build));
        root.Subcommands.Add(BackupVerb.Create(build));
        root.Subcommands.Add(RestoredVerb.Create(build));
        root.Subcommands.Add(ImportVerb.Create(build));
        root.Subcommands.Add(MigrateVerb.Create(build));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0 || Settings.Strange(parsed.UnmatchedTokens) is not null)
        {
            var strange = Settings.Strange(parsed.UnmatchedTokens);
            foreach (var error in parsed.Errors.Select(e => e.Message).Append(strange is null ? null : $"Unknown argument '{strange}'.").OfType<string>())
            {
                await Console.Error.WriteLineAsync(error);
            }

            await Console.Error.WriteLineAsync("Try --help.");
            return 2;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
