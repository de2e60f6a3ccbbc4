using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Villages.Testing;

namespace Villages.Grains.Tests.Hosting;

/// <summary>A lock held longer than the time-out once poisoned the pooled connection for ever, and a failed write once stayed in memory until the next.</summary>
public sealed class LockedDatabaseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("locked");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_succeed_at_once_when_a_lock_longer_than_the_time_out_is_released()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        var (tally, another) = (silo.Grain<ITallyGrain>("tally/a"), silo.Grain<ITallyGrain>("tally/b"));
        Assert.Equal(1, await tally.Add(1));
        Assert.Equal(1, await another.Add(1));

        await using (await Locked())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => tally.Add(1));
        }

        var released = Stopwatch.GetTimestamp();
        Assert.Equal(2, await tally.Add(1));
        Assert.Equal(2, await another.Add(1));
        Assert.InRange(Stopwatch.GetElapsedTime(released), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_failed_write_leaves_nothing_behind_and_the_next_adds_to_the_confirmed_value()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        var tally = silo.Grain<ITallyGrain>("tally/a");
        Assert.Equal(1, await tally.Add(1));

        await using (await Locked())
        {
            await Assert.ThrowsAnyAsync<Exception>(() => tally.Add(10));
            Assert.Equal(1, await tally.Read());
        }

        Assert.Equal(1, await tally.Read());
        Assert.Equal(2, await tally.Add(1));
    }

    [Fact]
    public async Task A_fresh_connection_writes_ahead_and_waits_for_the_disk()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        await using var connection = await Connection();
        Assert.Equal("wal", await Ask(connection, "PRAGMA journal_mode"));
        Assert.Equal(2L, await Ask(connection, "PRAGMA synchronous"));
    }

    private async Task<SqliteConnection> Locked()
    {
        var connection = await Connection();
        await Ask(connection, "BEGIN IMMEDIATE");
        return connection;
    }

    private async Task<SqliteConnection> Connection()
    {
        var connection = new SqliteConnection($"Data Source={_folder.File("orleans.db")};Pooling=False");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<object?> Ask(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
