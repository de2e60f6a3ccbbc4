using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.PostgreSql;

/// <summary>PostgreSQL, with a database of its own in the server of this test run.</summary>
public sealed class PostgreSqlEngine(PostgreSqlFixture server) : TestedEngine
{
    public const string Name = "postgresql";

    private readonly TemporaryFolder _keys = new("keys");
    private PostgreSqlCluster? _cluster;

    public string Database { get; private set; } = "";

    public override bool HasSeveralWriters => true;

    public override string BytesType => "bytea";

    public override string SomeGuid => "'00000000-0000-0000-0000-000000000001'";

    public override string[] Address => [Name, ConnectionString, KeyFile];

    private string ConnectionString => Cluster.ConnectionString(Database);

    private PostgreSqlCluster Cluster => _cluster ?? throw new InvalidOperationException("The database is not created yet.");

    private string KeyFile => _keys.File("deployment.key");

    public static Task<OpenedJournal> Open(string connectionString, string keyFile, Action<JournalOptions>? options = null) =>
        OpenedJournal.Start(new ServiceCollection().AddPostgreSqlJournal(connectionString, configured =>
        {
            configured.DeploymentKeyFile = keyFile;
            configured.ApplySchema = true;
            options?.Invoke(configured);
        }));

    public override async Task Create()
    {
        _cluster = await server.Cluster();
        Database = await _cluster.CreateDatabase();
    }

    public override Task<OpenedJournal> Open(Action<JournalOptions>? options = null) => Open(ConnectionString, KeyFile, options);

    public override async Task<IAsyncDisposable> Lock()
    {
        var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE journal_commit IN SHARE ROW EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public override async Task<IAsyncDisposable> DelaySomeCommits()
    {
        await Tamper("""
            CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF random() < 0.3 THEN PERFORM pg_sleep(random() * 0.03); END IF;
              RETURN NULL;
            END $$;
            CREATE TRIGGER dawdle_before_numbering AFTER INSERT ON journal_commit FOR EACH STATEMENT EXECUTE FUNCTION dawdle();
            CREATE CONSTRAINT TRIGGER dawdle_before_commit AFTER INSERT ON journal_batch DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dawdle();
            """);
        return new MemoryStream();
    }

    /// <summary>A session tells its counts when it ends, so the journal must be closed.</summary>
    public override async Task<long> Deadlocks()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var others = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()", connection);
        await Eventually.Holds("every other session has ended", async () => (long)(await others.ExecuteScalarAsync())! == 0);
        await using var deadlocks = new NpgsqlCommand("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()", connection);
        return (long)(await deadlocks.ExecuteScalarAsync())!;
    }

    public override Task Tamper(string sql) => Cluster.Execute(Database, sql);

    public override void ForgetDeploymentKey() => File.Delete(KeyFile);

    public override async Task<byte[]> EverythingStored() => Encoding.UTF8.GetBytes(await Cluster.Dump(Database));

    /// <summary>The same journal as the two dumps, the journal's and the keys', bring it into another cluster.</summary>
    public async Task<PostgreSqlEngine> DumpInto(PostgreSqlCluster target)
    {
        var restored = new PostgreSqlEngine(server) { _cluster = target, Database = await Cluster.DumpInto(target, Database) };
        File.Copy(KeyFile, restored.KeyFile);
        return restored;
    }

    /// <summary>Breaks every connection and lets none in again.</summary>
    /// <summary>Shuts the door for good before it sends everybody out, and waits until they are gone.</summary>
    public async Task Hide()
    {
        await Cluster.Execute("postgres", $"ALTER DATABASE {Database} ALLOW_CONNECTIONS false");
        await Cluster.Execute("postgres", $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{Database}'");
    }

    public Task Show() => Cluster.Execute("postgres", $"ALTER DATABASE {Database} ALLOW_CONNECTIONS true");

    public override async ValueTask DisposeAsync()
    {
        _keys.Dispose();
        if (_cluster is not null)
        {
            await _cluster.ReleaseDatabase(Database);
        }
    }
}
