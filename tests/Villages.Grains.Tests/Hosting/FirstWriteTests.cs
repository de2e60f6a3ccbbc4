using Npgsql;
using Orleans.Storage;
using Villages.Grains.Hosting;
using Villages.Grains.Keeping;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Grains.Tests.Hosting;

/// <summary>Two activations may for a moment believe that they are the first: one row per grain, and the loser learns it.</summary>
public sealed class FirstWriteTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private const string State = "tests.tally";

    private readonly TemporaryFolder _folder = new("first-writes");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_two_overlapping_first_writes_on_PostgreSQL_the_second_is_refused_and_leaves_no_row()
    {
        var database = await Migrated();
        await using var silo = await TestSilo.OnPostgreSql(database);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        Assert.Equal(1, await WriteAsOrleansDoes(connection, "tally/a"));

        var second = Write(silo.Storage, "tally/a", 2);
        await Eventually.Holds("the second writer waits for the first", async () => await Waiting(database) == 1);
        Assert.False(second.IsCompleted);
        await transaction.CommitAsync();

        await Assert.ThrowsAsync<InconsistentStateException>(() => second);
        Assert.Equal(1, await Rows(database));
    }

    [Fact]
    public async Task Of_two_overlapping_first_writes_the_second_wins_when_the_first_is_taken_back()
    {
        var database = await Migrated();
        await using var silo = await TestSilo.OnPostgreSql(database);
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await WriteAsOrleansDoes(connection, "tally/a");

        var second = Write(silo.Storage, "tally/a", 2);
        await Eventually.Holds("the second writer waits for the first", async () => await Waiting(database) == 1);
        await transaction.RollbackAsync();

        await second;
        Assert.Equal(2, await silo.Grain<ITallyGrain>("tally/a").Read());
    }

    [Fact]
    public async Task Racing_first_writes_on_PostgreSQL_leave_one_row_per_grain()
    {
        var database = await Migrated();
        await using var silo = await TestSilo.OnPostgreSql(database);
        await OneWinnerEach(silo.Storage, grains: 100, writers: 20);
        Assert.Equal(100, await Rows(database));
    }

    [Fact]
    public async Task Racing_first_writes_on_SQLite_leave_one_row_per_grain()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        await OneWinnerEach(silo.Storage, grains: 20, writers: 5);
    }

    private static async Task OneWinnerEach(IGrainStorage storage, int grains, int writers)
    {
        var outcomes = await Task.WhenAll(
            from writer in Enumerable.Range(1, writers) from grain in Enumerable.Range(0, grains) select Task.Run(() => Wins(storage, $"tally/{grain}", writer)));
        Assert.Equal(grains, outcomes.Count(won => won));
    }

    private static async Task<bool> Wins(IGrainStorage storage, string key, int count)
    {
        try
        {
            await Write(storage, key, count);
            return true;
        }
        catch (InconsistentStateException)
        {
            return false;
        }
    }

    private static Task Write(IGrainStorage storage, string key, int count) =>
        storage.WriteStateAsync(State, GrainId.Create("tests-tally", key), new GrainState<Kept<Tally>>(new Kept<Tally>(Tally.Format, new Tally(count))));

    private static async Task<object?> WriteAsOrleansDoes(NpgsqlConnection connection, string key)
    {
        await using var query = new NpgsqlCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = 'WriteToStorageKey'", connection);
        await using var write = new NpgsqlCommand((string)(await query.ExecuteScalarAsync())!, connection);
        write.Parameters.AddWithValue("ServiceId", SiloSettings.ServiceId);
        write.Parameters.AddWithValue("GrainTypeString", State);
        write.Parameters.AddWithValue("GrainIdN0", 0L);
        write.Parameters.AddWithValue("GrainIdN1", 0L);
        write.Parameters.AddWithValue("GrainIdExtensionString", key);
        write.Parameters.AddWithValue("GrainStateVersion", DBNull.Value);
        write.Parameters.AddWithValue("PayloadBinary", """{"format":"tests.tally.v1","value":{"count":1}}"""u8.ToArray());
        return await write.ExecuteScalarAsync();
    }

    private async Task<string> Migrated()
    {
        var database = await postgreSql.CreateDatabase();
        await new PostgreSqlOrleansDatabase(database).Migrate();
        return database;
    }

    private static Task<long> Waiting(string database) =>
        Count(database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'");

    private static Task<long> Rows(string database) => Count(database, "SELECT count(*) FROM OrleansStorage");

    private static async Task<long> Count(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
