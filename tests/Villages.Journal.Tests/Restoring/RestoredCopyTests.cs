using Npgsql;
using Villages.Journal.Restoring;
using Villages.Journal.Tests.PostgreSql;
using Villages.Journal.Tests.Sqlite;
using Villages.Testing.PostgreSql;

namespace Villages.Journal.Tests.Restoring;

public sealed class SqliteRestoredCopyTests() : RestoredCopyTests(new SqliteEngine())
{
    protected override Task<RestoredCopy> Tell(string name) => Task.FromResult(SqliteRestore.Tell(Engine.Address[1], name));

    [Fact]
    public async Task A_journal_that_a_host_has_open_is_no_copy()
    {
        await Accepted(A.First(A.Stream()));
        Assert.Throws<JournalInUseException>(() => SqliteRestore.Tell(Engine.Address[1], "villages-2"));
    }

    [Fact]
    public void A_folder_without_a_journal_is_left_as_it_is() =>
        Assert.Throws<JournalUnavailableException>(() => SqliteRestore.Tell(Path.Combine(Engine.Address[1], "nowhere"), "villages-2"));
}

public sealed class PostgreSqlRestoredCopyTests(PostgreSqlFixture postgreSql) : RestoredCopyTests(new PostgreSqlEngine(postgreSql))
{
    protected override Task<RestoredCopy> Tell(string name) => PostgreSqlRestore.Tell(Engine.Address[1], name);

    [Fact]
    public async Task Hosts_on_the_database_are_seen()
    {
        await Accepted(A.First(A.Stream()));
        Assert.True(await PostgreSqlRestore.ConnectedHosts(Engine.Address[1]) > 0);

        await CloseAll();
        await NobodyIsSeen();
    }

    [Theory]
    [InlineData("county-office")]
    [InlineData("villages-journal")]
    [InlineData("a name that is longer than the sixty-three bytes that a server keeps of it")]
    public async Task Hosts_that_their_connection_string_calls_otherwise_are_seen_and_a_restore_that_is_called_the_same_is_none(string name)
    {
        await CloseAll();
        var called = $"{Engine.Address[1]};Application Name={name}";
        await using (var host = await PostgreSqlEngine.Open(called, Engine.Address[2]))
        {
            await host.Journal.Append(A.First(A.Stream()), Lane.Interactive);
            Assert.True(await PostgreSqlRestore.ConnectedHosts(called) > 0);
        }

        await PostgreSqlRestore.Tell(called, "villages-2");
        await NobodyIsSeen(called);
    }

    private Task NobodyIsSeen(string? connectionString = null)
    {
        NpgsqlConnection.ClearAllPools();
        return Villages.Testing.Eventually.Holds(
            "no host is connected", async () => await PostgreSqlRestore.ConnectedHosts(connectionString ?? Engine.Address[1]) == 0);
    }
}

public abstract class RestoredCopyTests(TestedEngine engine) : JournalConformance(engine)
{
    protected abstract Task<RestoredCopy> Tell(string name);

    [Fact]
    public async Task Its_epoch_is_raised_once_a_restore_and_where_the_old_one_ended_is_kept()
    {
        await Accepted(A.First(A.Stream()));
        var head = ((await Journal.LastBatch() + 1) * Commit.PositionsPerBatch) - 1;
        await CloseAll();

        var first = await Tell("villages-2");
        Assert.Equal((head, false), (first.Position, first.Repeated));
        Assert.Equal(first with { Repeated = true }, await Tell("villages-2"));
        var second = await Tell("villages-3");
        Assert.True(second.Epoch > first.Epoch && first.Epoch > 1);

        await Open();
        Assert.Equal(second.Epoch, await Journal.Epoch());
        Assert.Equal(head, await Journal.ReadCheckpoint(RestoredCopy.EndOf(1)));
        Assert.Equal(head, await Journal.ReadCheckpoint(RestoredCopy.EndOf(first.Epoch)));
        Assert.Equal(0, await Journal.ReadCheckpoint(RestoredCopy.EndOf(second.Epoch)));
    }

    [Fact]
    public async Task A_name_with_a_blank_is_refused()
    {
        await CloseAll();
        await Assert.ThrowsAsync<ArgumentException>(() => Tell("villages 2"));
    }
}
