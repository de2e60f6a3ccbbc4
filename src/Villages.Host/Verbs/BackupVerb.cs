using System.CommandLine;
using Villages.Host.Hosting;
using Villages.Journal.Restoring;

namespace Villages.Host.Verbs;

/// <summary>
/// <c>backup FILE</c>: copies the embedded journal while the host goes on, checks the copy and prints what is in it. The keys of persons go to a file of their own,
/// and only when asked for.
/// </summary>
internal static class BackupVerb
{
    public static Command Create(Func<string[], WebApplication> build)
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The copy; must not exist." };
        var keys = new Option<FileInfo?>("--keys") { Description = "Also copies the keys of persons, to this file. Keep it apart from the journal, and not for long." };
        var command = new Command("backup", "Copies the embedded journal beside a running host. 备份嵌入式日志。") { file, keys }.Passing();
        command.SetAction((parsed, cancellation) => Failures.Tell(async () =>
        {
            await using var app = build(Settings.Unserved(parsed));
            if (Deployment.Of(app.Configuration).Engine is var engine and not Engine.Sqlite)
            {
                throw new InvalidOperationException($"This verb copies the embedded journal; for {engine} use the database's own tools, see silo-config/README.md. 请使用数据库自带的备份工具。");
            }

            var (folder, target) = (DataFolder.Of(app.Configuration).Path, parsed.GetValue(file)!.FullName);
            var found = await Ended(() => SqliteBackup.CopyJournal(folder, target, null, cancellation));
            Console.WriteLine(
                $"journal 日志 {target}: {new FileInfo(target).Length:N0} bytes, streams {found.Streams}, commits {found.Commits}, batches {found.Batches}, every chain and batch holds");
            await CopyKeys(folder, parsed.GetValue(keys)?.FullName, target);
            return 0;
        }));
        return command;
    }

    private static async Task CopyKeys(string folder, string? target, string journal)
    {
        if (target is null)
        {
            await Console.Error.WriteLineAsync(
                "Not in it: keys.db, without which names and ID numbers stay unreadable (copy it with --keys, keep it elsewhere, not for long), and deployment.key, "
                + "which opens keys.db (keep one copy in a safe). 未包含人员密钥与部署密钥，请另行分开保存。");
            return;
        }

        await Ended(async () =>
        {
            await SqliteBackup.CopyKeys(folder, target);
            return true;
        });
        Console.WriteLine($"keys 密钥 {target}");
        if (Path.GetDirectoryName(target) == Path.GetDirectoryName(journal))
        {
            await Console.Error.WriteLineAsync("The keys lie beside the journal: who takes the folder reads every name in it. Move one of them. 密钥与日志不应放在一起。");
        }
    }

    private static async Task<T> Ended<T>(Func<Task<T>> copying)
    {
        try
        {
            return await copying();
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException(fault.Message, fault);
        }
    }
}
