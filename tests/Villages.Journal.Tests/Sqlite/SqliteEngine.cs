using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Villages.Testing;

namespace Villages.Journal.Tests.Sqlite;

/// <summary>The embedded engine, with its files in a temporary folder.</summary>
public sealed class SqliteEngine : TestedEngine
{
    public const string Name = "sqlite";

    private readonly TemporaryFolder _folder = new("journal");

    public override bool HasSeveralWriters => false;

    public override string BytesType => "BLOB";

    public override string SomeGuid => "x'00000000000000000000000000000001'";

    public override string[] Address => [Name, _folder.Path];

    public static Task<OpenedJournal> Open(string folder, Action<JournalOptions>? options = null) =>
        OpenedJournal.Start(new ServiceCollection().AddSqliteJournal(folder, configured => options?.Invoke(configured)));

    public override Task Create() => Task.CompletedTask;

    public override Task<OpenedJournal> Open(Action<JournalOptions>? options = null) => Open(_folder.Path, options);

    public override async Task<IAsyncDisposable> Lock()
    {
        var connection = await Connect();
        await Run(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    public override Task<IAsyncDisposable> DelaySomeCommits() => Task.FromResult<IAsyncDisposable>(new MemoryStream());

    public override Task<long> Deadlocks() => Task.FromResult(0L);

    public override async Task Tamper(string sql)
    {
        await using var connection = await Connect();
        await Run(connection, sql);
    }

    public override void ForgetDeploymentKey() => File.Delete(_folder.File("deployment.key"));

    public override async Task<byte[]> EverythingStored()
    {
        using var all = new MemoryStream();
        foreach (var path in Directory.GetFiles(_folder.Path, "*.db*").Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await file.CopyToAsync(all);
        }

        return all.ToArray();
    }

    public override ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SqliteConnection> Connect()
    {
        var connection = new SqliteConnection($"Data Source={_folder.File("journal.db")};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Run(SqliteConnection connection, string sql)
    {
        await using var command = new SqliteCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
