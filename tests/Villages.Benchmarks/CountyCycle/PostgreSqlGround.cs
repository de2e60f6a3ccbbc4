using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Villages.Benchmarks.EntityFramework;
using Villages.Benchmarks.GrainStorage;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Journal.Schema;
using Villages.Testing.PostgreSql;

namespace Villages.Benchmarks.CountyCycle;

/// <summary>PostgreSQL with fsync on; its floor is one <c>INSERT … SELECT</c>.</summary>
internal sealed class PostgreSqlGround : Ground
{
    private readonly PostgreSqlCluster _cluster;
    private readonly string _database;

    private PostgreSqlGround(PostgreSqlCluster cluster, string database) => (_cluster, _database) = (cluster, database);

    public static async Task<PostgreSqlGround> Start()
    {
        var programs = PostgreSqlPrograms.Installed ?? throw new InvalidOperationException(PostgreSqlFixture.Missing);
        var cluster = await PostgreSqlCluster.Start(programs);
        var ground = new PostgreSqlGround(cluster, cluster.ConnectionString(await cluster.CreateDatabase()));
        await JournalSchema.ApplyAsync(ground._database);
        await new PostgreSqlOrleansDatabase(ground._database).Migrate();
        await ground.Open();
        return ground;
    }

    /// <summary>Connection string of the journal's database.</summary>
    public string Database => _database;

    /// <summary>Connection string of an empty database of the same server.</summary>
    public async Task<string> CreateDatabase() => _cluster.ConnectionString(await _cluster.CreateDatabase());

    /// <summary>What the last cycle committed, in the feed's order.</summary>
    public async Task<IReadOnlyList<CommitRow>> Rows()
    {
        await using var source = NpgsqlDataSource.Create(_database);
        await using var context = await TunedContexts.Pool<AssessmentContext>(source).CreateDbContextAsync();
        return await context.Commits
            .FromSql($"SELECT c.* FROM journal_commit c JOIN journal_batch b ON b.batch = c.batch WHERE b.number > {Before} ORDER BY b.number, c.ordinal").ToListAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    protected override void Build(HostApplicationBuilder builder)
    {
        var settings = new SiloSettings();
        builder.Services.AddPostgreSqlJournal(_database, journal => journal.DeploymentKeyFile = Folder.File("deployment.key"));
        builder.Services.AddVillagesGrains(SiloConfiguration.Calendars(Config), SiloConfiguration.Indicators(Config), SiloConfiguration.Boards(Config), settings);
        builder.UseOrleans(silo => silo.UseLoopbackClustering().AddPostgreSqlOrleansProviders(_database, settings).AddStoredRows(_database));
        builder.Services.AddVillagesKeepers();
    }

    protected override async Task<long> CountRows(long afterBatch)
    {
        await using var connection = await Connect();
        await using var count = new NpgsqlCommand($"SELECT sum(count) FROM journal_batch WHERE number > {afterBatch}", connection);
        return Convert.ToInt64(await count.ExecuteScalarAsync());
    }

    protected override async Task WriteAgain(long afterBatch, Func<Func<Task>, Task> measured)
    {
        await using var connection = await Connect();
        await Do(connection, $"""
            DROP TABLE IF EXISTS floor, floor_source;
            CREATE UNLOGGED TABLE floor_source AS
              SELECT c.* FROM journal_commit c JOIN journal_batch b ON b.batch = c.batch WHERE b.number > {afterBatch} ORDER BY b.number, c.ordinal;
            CREATE TABLE floor (LIKE journal_commit INCLUDING ALL);
            """);
        await measured(() => Do(connection, "INSERT INTO floor SELECT * FROM floor_source"));
    }

    private async Task<NpgsqlConnection> Connect()
    {
        var connection = new NpgsqlConnection(_database);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task Do(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
