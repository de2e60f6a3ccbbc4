using System.CommandLine;
using System.Globalization;
using Npgsql;
using Villages.Grains.Hosting;
using Villages.Host.Hosting;
using Villages.Journal;
using Villages.Journal.Restoring;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>restored</c>: tells a journal restored from a backup that it is one, before its first start. Raises the feed's epoch, so that cursors handed out by the
/// original are answered with 410 and the place to go on from, and forgets the original's silos.
/// </summary>
internal static class RestoredVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var cluster = new Option<string?>("--cluster-id")
        {
            Description = "Id that the restored cluster will have, new for each restore; the same id again changes nothing. Made up when left out.",
        };
        var yes = new Option<bool>("--yes") { Description = "Does not ask for the database's name." };
        var command = new Command("restored", "Tells a restored copy that it is one. 声明本库为恢复的副本。") { cluster, yes }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            var deployment = Deployment.Of(app.Configuration);
            var now = app.Services.GetRequiredService<TimeProvider>().GetUtcNow();
            var name = parsed.GetValue(cluster) ?? string.Create(CultureInfo.InvariantCulture, $"{deployment.ClusterId}-{now:yyyyMMddHHmmss}");
            switch (deployment.Engine)
            {
                case Engine.Sqlite:
                    var folder = DataFolder.Of(app.Configuration).Path;
                    Confirm(parsed.GetValue(yes), Path.GetFileName(folder), $"the journal in '{folder}'");
                    Print(SqliteRestore.Tell(folder, name));
                    Console.WriteLine("Start the host on this folder now. 现在可以启动。");
                    return 0;
                case Engine.PostgreSql:
                    await TellPostgreSql(deployment, name, parsed.GetValue(yes), cancellation);
                    return 0;
                default:
                    await TellSqlServer(deployment, name, parsed.GetValue(yes), cancellation);
                    return 0;
            }
        }));
        return command;
    }

    private static async Task TellPostgreSql(Deployment deployment, string name, bool sure, CancellationToken cancellation)
    {
        await Ground.CheckConnection(deployment, cancellation);
        await PostgreSqlGround.CheckSchema(deployment.ConnectionString, cancellation);
        Refuse(await PostgreSqlRestore.ConnectedHosts(deployment.ConnectionString, cancellation));
        var settings = new NpgsqlConnectionStringBuilder(deployment.ConnectionString);
        Confirm(sure, settings.Database!, $"database '{settings.Database}' at {settings.Host}:{settings.Port}");
        Print(await PostgreSqlRestore.Tell(deployment.ConnectionString, name, cancellation));
        Console.WriteLine($"silos of the original forgotten 已清除成员: {await new PostgreSqlOrleansDatabase(deployment.ConnectionString).ForgetSilos(cancellation)}");
        Console.WriteLine($"Start every host with --Villages:ClusterId={name} now. 请用新的集群编号启动。");
    }

    private static async Task TellSqlServer(Deployment deployment, string name, bool sure, CancellationToken cancellation)
    {
        await Ground.CheckConnection(deployment, cancellation);
        await SqlServerGround.CheckSchema(deployment.ConnectionString, cancellation);
        var restore = new SqlServerRestore(deployment.ConnectionString);
        Refuse(await restore.ConnectedHosts(cancellation));
        var address = SqlServerAddress.Parse(deployment.ConnectionString);
        Confirm(sure, address.Database, $"database '{address.Database}' at {address.Host}");
        Print(await restore.Tell(name, cancellation));
        Console.WriteLine($"silos of the original forgotten 已清除成员: {await restore.ForgetSilos(cancellation)}");
        Console.WriteLine($"Start every host with --Villages:ClusterId={name} now. 请用新的集群编号启动。");
    }

    private static void Refuse(long hosts)
    {
        if (hosts > 0)
        {
            throw new InvalidOperationException(
                $"Hosts use this database ({hosts} connections): it is no copy that waits for its first start. Nothing was changed. 数据库正在使用中，未作任何更改。");
        }
    }

    private static void Confirm(bool sure, string name, string what)
    {
        if (sure)
        {
            return;
        }

        Console.Write($"This declares {what} a restored copy: every cursor handed out so far ends. Type '{name}' to go on 请输入名称确认: ");
        if (Console.ReadLine()?.Trim() != name)
        {
            throw new InvalidOperationException("Not confirmed; nothing was changed. 未确认，未作任何更改。");
        }
    }

    private static void Print(RestoredCopy copy) => Console.WriteLine(copy.Repeated
        ? $"This restore was told before 此前已声明: epoch {copy.Epoch}, alike up to position {copy.Position}"
        : $"epoch 纪元 {copy.Epoch}; cursors of earlier epochs get 410 and go on from position {copy.Position} at most");
}
