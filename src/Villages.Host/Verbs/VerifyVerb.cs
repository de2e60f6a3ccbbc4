using System.CommandLine;
using Villages.Grains.Auditing;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>verify</c>: walks the whole journal: chains, numbers and batches, results computed again from rulebook and facts, effects traced to their cycles.
/// Prints counts and the first violation; exit code 1 when there is one.
/// </summary>
internal static class VerifyVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("verify", "Checks the whole journal. 校验整个日志。").Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            await app.Rise(cancellation);
            var report = await app.Services.GetRequiredService<IJournalAudit>().Run(new Lines(), cancellation: cancellation);
            await app.StopAsync(cancellation);
            Console.WriteLine($"streams {report.Streams}, commits {report.Commits}, batches {report.Batches}, cycles computed again {report.Cycles}, effects traced {report.Effects}");
            Console.WriteLine(report.FirstViolation is { } violation
                ? $"BROKEN 已损坏: {violation}"
                : "sound 完好: every chain, number, batch, result and effect holds");
            return report.FirstViolation is null ? 0 : 1;
        }));
        return command;
    }

    /// <summary>Progress on standard error, where a person sees it and a script does not.</summary>
    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
