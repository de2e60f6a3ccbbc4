using System.CommandLine;
using Villages.Grains.Auditing;
using Villages.Host.Hosting;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>verify</c>: walks the whole journal: chains, numbers and batches, results computed again from rulebook and facts, effects traced to their cycles and to the
/// officials they reached. Reads only, and starts nothing: it may run beside the host or cluster that uses the journal.
/// Prints counts, what is under way, and the first violation; exit code 1 when there is one.
/// </summary>
internal static class VerifyVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var quiet = new Option<bool>("--expect-quiet") { Description = "Nobody acts and everything had time to end: what is still under way is stuck, and a violation." };
        var command = new Command("verify", "Checks the whole journal, also beside a running host. 校验整个日志。") { quiet }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            var deployment = Deployment.Of(app.Configuration);
            if (deployment.Engine != Engine.Sqlite)
            {
                await Ground.CheckConnection(deployment, cancellation);
            }

            await using var services = JournalAlone.Open(app.Configuration);
            var report = await services.GetRequiredService<IJournalAudit>().Run(new Lines(), parsed.GetValue(quiet), cancellation);
            Print(report, Console.Out);
            return report.FirstViolation is null ? 0 : 1;
        }));
        return command;
    }

    private static void Print(AuditReport report, TextWriter output)
    {
        output.WriteLine(
            $"streams {report.Streams}, commits {report.Commits}, batches {report.Batches}, cycles computed again {report.Cycles}, effects traced {report.Effects}, consequences arrived {report.Consequences}");
        if (report.UnderWay > 0)
        {
            output.WriteLine($"under way 进行中: {report.UnderWay}");
            foreach (var sentence in report.FirstUnderWay)
            {
                output.WriteLine($"  {sentence}");
            }
        }

        output.WriteLine(report.FirstViolation is { } violation
            ? $"BROKEN 已损坏: {violation}"
            : "sound 完好: every chain, number, batch, result, effect and delivery holds");
    }

    /// <summary>Progress on standard error, where a person sees it and a script does not.</summary>
    private sealed class Lines : IProgress<string>
    {
        public void Report(string value) => Console.Error.WriteLine(value);
    }
}
