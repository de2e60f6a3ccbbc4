using Microsoft.Data.Sqlite;
using Orleans.Storage;
using Villages.Grains.Keeping;
using Villages.Testing;

namespace Villages.Grains.Tests.Hosting;

public sealed class StorageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("storage");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task State_is_there_after_a_restart()
    {
        await using (var first = await TestSilo.OnSqlite(_folder.Path))
        {
            Assert.Equal(0, await first.Grain<ITallyGrain>("tally/a").Read());
            Assert.Equal(2, await first.Grain<ITallyGrain>("tally/a").Add(2));
            Assert.Equal(5, await first.Grain<ITallyGrain>("tally/a").Add(3));
        }

        await using var second = await TestSilo.OnSqlite(_folder.Path);
        Assert.Equal(5, await second.Grain<ITallyGrain>("tally/a").Read());
        Assert.Equal(6, await second.Grain<ITallyGrain>("tally/a").Add(1));
    }

    [Fact]
    public async Task Rows_name_formats_and_no_classes()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        await silo.Grain<ITallyGrain>("tally/a").Add(2);

        await using var connection = new SqliteConnection($"Data Source={_folder.File("orleans.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT GrainTypeString || ' ' || GrainIdExtensionString || ' ' || CAST(PayloadBinary AS TEXT) FROM OrleansStorage";
        Assert.Equal("""tests.tally tally/a {"format":"tests.tally.v1","value":{"count":2}}""", await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task A_row_in_a_form_that_is_not_known_reads_as_empty_and_is_written_anew()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        await silo.Storage.WriteStateAsync(
            "tests.tally", GrainId.Create("tests-tally", "tally/a"), new GrainState<Kept<Tally>>(new Kept<Tally>("tests.tally.v0", new Tally(7))));

        Assert.Equal(0, await silo.Grain<ITallyGrain>("tally/a").Read());
        Assert.Equal(1, await silo.Grain<ITallyGrain>("tally/a").Add(1));
    }

    [Fact]
    public async Task An_activation_that_was_overtaken_is_dropped_and_the_next_one_sees_what_was_written()
    {
        await using var silo = await TestSilo.OnSqlite(_folder.Path);
        var tally = silo.Grain<ITallyGrain>("tally/a");
        await tally.Add(1);
        var other = new GrainState<Kept<Tally>>();
        await silo.Storage.ReadStateAsync("tests.tally", tally.GetGrainId(), other);
        other.State = new Kept<Tally>(Tally.Format, new Tally(10));
        await silo.Storage.WriteStateAsync("tests.tally", tally.GetGrainId(), other);

        await Assert.ThrowsAsync<InconsistentStateException>(() => tally.Add(1));
        Assert.Equal(11, await tally.Add(1));
    }
}
