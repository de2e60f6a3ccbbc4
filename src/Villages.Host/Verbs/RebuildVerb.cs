using System.CommandLine;
using Villages.Grains.Auditing;
using Villages.Host.Hosting;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>rebuild audit</c>: empties the audit list and fills it again from the journal. Beside a running cluster, where searches find less until it is done; the embedded
/// database has one host, which must be stopped for it.
/// </summary>
internal static class RebuildVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var list = new Argument<string>("LIST") { Description = "audit" };
        list.AcceptOnlyFromAmong("audit");
        var command = new Command("rebuild", "Writes a list anew from the journal. 由日志重建列表。") { list }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            var deployment = Deployment.Of(app.Configuration);
            if (deployment.Engine != Engine.Sqlite)
            {
                await Ground.CheckConnection(deployment, cancellation);
            }

            else if (!File.Exists(Path.Combine(DataFolder.Of(app.Configuration).Path, "journal.db")))
            {
                throw new InvalidOperationException("There is no journal in the data folder: nothing to list. 数据目录中没有日志。");
            }

            await using var services = JournalAlone.Open(app.Configuration, readOnly: false);
            long entries = 0;
            await Progress.Show(async lines => entries = await services.GetRequiredService<IAuditListRebuild>().Run(
                (done, total) => lines("审计列表 audit list, batches", (int)Math.Min(done, int.MaxValue), (int)Math.Min(total, int.MaxValue)), cancellation));
            Console.WriteLine($"entries 条目 {entries}");
            return 0;
        }));
        return command;
    }
}
