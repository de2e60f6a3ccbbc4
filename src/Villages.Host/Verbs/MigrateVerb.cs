using System.CommandLine;
using Villages.Host.Hosting;

namespace Villages.Host.Verbs;

/// <summary><c>migrate</c>: applies the scripts that the profile's database lacks. Repeatable, and safe while silos run on the schema before.</summary>
internal static class MigrateVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var command = new Command("migrate", "Brings the profile's database up to this version. 升级数据库结构。").Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            var deployment = Deployment.Of(app.Configuration);
            if (deployment.Engine == Engine.Sqlite)
            {
                Console.WriteLine("The embedded database makes and upgrades itself at start: nothing to do. 嵌入式数据库自动升级。");
                return 0;
            }

            await Ground.CheckConnection(deployment, cancellation);
            var applied = await Ground.Migrate(deployment, cancellation);
            foreach (var script in applied)
            {
                Console.WriteLine($"applied 已执行 {script}");
            }

            Console.WriteLine(applied.Count == 0 ? "The schema is up to date. 结构已是最新。" : $"{applied.Count} scripts applied. 完成。");
            return 0;
        }));
        return command;
    }
}
