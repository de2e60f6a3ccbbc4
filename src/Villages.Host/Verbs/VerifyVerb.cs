using System.CommandLine;
using Villages.Journal.Verification;

namespace Villages.Host.Verbs;

/// <summary><c>verify</c>: walks the whole journal, prints counts and the first violation; exit code 1 when there is one.</summary>
internal static class VerifyVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("verify", "Checks the whole journal. 校验整个日志。").Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            await app.Rise(cancellation);
            var found = default(JournalVerification);
            await Progress.Show(async lines =>
            {
                var verifier = app.Services.GetRequiredService<JournalVerifier>();
                found = await verifier.Verify(new Walk(lines), cancellation);
                lines("提交 commits", (int)found.Commits, (int)found.Commits);
            });
            await app.StopAsync(cancellation);
            Console.WriteLine($"streams {found!.Streams}, commits {found.Commits}, batches {found.Batches}");
            Console.WriteLine(found.FirstBroken is { } broken
                ? $"BROKEN 已损坏: {broken}"
                : "sound 完好: every chain, number and batch holds");
            return found.IsSound ? 0 : 1;
        }));
        return command;
    }

    private sealed class Walk(Action<string, int, int> lines) : IProgress<VerificationProgress>
    {
        public void Report(VerificationProgress value) => lines("提交 commits", (int)value.Commits, (int)value.Commits + 1);
    }
}
