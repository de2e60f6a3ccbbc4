using System.Text;
using Microsoft.Data.SqlClient;
using Microsoft.Extensions.DependencyInjection;
using Villages.Testing;

namespace Villages.Journal.Tests.SqlServer;

/// <summary>SQL Server, with a database of its own on the server that <c>VILLAGES_SQLSERVER</c> names; without it every test is skipped.</summary>
public sealed class SqlServerEngine : TestedEngine
{
    public const string Name = "sqlserver";
    public const string Variable = "VILLAGES_SQLSERVER";

    private readonly TemporaryFolder _keys = new("keys");
    private string? _server;
    private string _database = "";
    private long _deadlocksBefore;

    public override bool HasSeveralWriters => true;

    public override string BytesType => "varbinary(max)";

    public override string SomeGuid => "'00000000-0000-0000-0000-000000000001'";

    public override string[] Address => [Name, ConnectionString, KeyFile];

    private string ConnectionString => new SqlConnectionStringBuilder(_server) { InitialCatalog = _database }.ConnectionString;

    private string Master => new SqlConnectionStringBuilder(_server) { InitialCatalog = "master" }.ConnectionString;

    private string KeyFile => _keys.File("deployment.key");

    public static Task<OpenedJournal> Open(string connectionString, string keyFile, Action<JournalOptions>? options = null) =>
        OpenedJournal.Start(new ServiceCollection().AddSqlServerJournal(connectionString, configured =>
        {
            configured.DeploymentKeyFile = keyFile;
            configured.ApplySchema = true;
            options?.Invoke(configured);
        }));

    public override async Task Create()
    {
        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrWhiteSpace(server), $"{Variable} names no server: SQL Server is statically checked against T-SQL 160 and was not executed.");
        _server = server;
        _database = $"villages_{Guid.NewGuid():n}";
        await Run(Master, $"CREATE DATABASE {_database} COLLATE Chinese_PRC_CI_AS");
        await Run(Master, $"ALTER DATABASE {_database} SET READ_COMMITTED_SNAPSHOT ON");
        _deadlocksBefore = await CountDeadlocks();
    }

    public override Task<OpenedJournal> Open(Action<JournalOptions>? options = null) => Open(ConnectionString, KeyFile, options);

    public override async Task<IAsyncDisposable> Lock()
    {
        var connection = await Connect(ConnectionString);
        await using var command = new SqlCommand("BEGIN TRANSACTION; SELECT TOP (0) 1 FROM journal_commit WITH (TABLOCKX, HOLDLOCK);", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override async Task<IAsyncDisposable> DelaySomeCommits()
    {
        foreach (var table in new[] { "journal_commit", "journal_batch" })
        {
            await Tamper($"""
                CREATE TRIGGER dawdle_{table} ON {table} AFTER INSERT AS
                BEGIN
                  SET NOCOUNT ON;
                  IF ABS(CHECKSUM(NEWID())) % 10 < 3 WAITFOR DELAY '00:00:00.015';
                END
                """);
        }

        return new MemoryStream();
    }

    /// <summary>Of the whole server, which nobody else should be using.</summary>
    public override async Task<long> Deadlocks() => await CountDeadlocks() - _deadlocksBefore;

    public override Task Tamper(string sql) => Run(ConnectionString, sql);

    public override void ForgetDeploymentKey() => File.Delete(KeyFile);

    public override async Task<byte[]> EverythingStored()
    {
        var all = new MemoryStream();
        await using var connection = await Connect(ConnectionString);
        foreach (var table in new[] { "journal_commit", "journal_snapshot", "person_vault", "person_key", "person_identity" })
        {
            await using var command = new SqlCommand($"SELECT * FROM {table}", connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var column = 0; column < reader.FieldCount; column++)
                {
                    all.Write(reader.GetValue(column) is byte[] bytes ? bytes : Encoding.UTF8.GetBytes($"{reader.GetValue(column)}"));
                }
            }
        }

        return all.ToArray();
    }

    public override async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        if (_server is not null)
        {
            await Run(Master, $"ALTER DATABASE {_database} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {_database};");
        }
    }

    private async Task<long> CountDeadlocks()
    {
        await using var connection = await Connect(Master);
        await using var command = new SqlCommand(
            "SELECT SUM(cntr_value) FROM sys.dm_os_performance_counters WHERE counter_name = 'Number of Deadlocks/sec' AND instance_name = '_Total'", connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync());
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = await Connect(connectionString);
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<SqlConnection> Connect(string connectionString)
    {
        var connection = new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
