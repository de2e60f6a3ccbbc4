using Villages.Journal.Sqlite;
using Villages.Testing;

namespace Villages.Journal.Tests.Sqlite;

/// <summary>Writes that share a transaction share its end.</summary>
public sealed class SqliteWritesTogetherTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new("writes-together");
    private readonly SqliteWorker _worker;
    private readonly SqliteWritesTogether _writes;

    public SqliteWritesTogetherTests()
    {
        using var file = new SqliteFile(_folder.File("some.db"), 1);
        _worker = new SqliteWorker("writes", 1, file.Writer);
        _writes = new SqliteWritesTogether(_worker);
    }

    public async ValueTask InitializeAsync() => await _writes.Run(session =>
    {
        session.Execute("CREATE TABLE number (value INTEGER PRIMARY KEY)");
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_that_fails_takes_its_companions_along_and_nothing_of_them_is_kept()
    {
        var companions = await WhileTheWorkerIsBusy(() => [Insert(1), Failing(), Insert(2)]);

        foreach (var companion in companions)
        {
            Assert.Equal("this one cannot", (await Assert.ThrowsAsync<InvalidOperationException>(() => companion)).Message);
        }

        Assert.Empty(await Numbers());
    }

    [Fact]
    public async Task After_a_failure_the_same_writes_succeed()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(Failing);

        await Task.WhenAll(Insert(1), Insert(2));

        Assert.Equal([1, 2], await Numbers());
    }

    [Fact]
    public async Task Those_that_wait_at_the_same_time_are_answered_after_the_last_of_them()
    {
        var first = Task.FromResult(0);
        var answered = await WhileTheWorkerIsBusy(() => [first = Insert(1), _writes.Run(_ => first.IsCompleted ? 1 : 0)]);

        Assert.Equal(0, await answered[1]);
        Assert.Equal([1], await Numbers());
    }

    [Fact]
    public async Task After_the_end_a_write_is_told_that_the_journal_is_closed()
    {
        using var file = new SqliteFile(_folder.File("other.db"), 1);
        var worker = new SqliteWorker("closed", 1, file.Writer);
        await worker.DisposeAsync();

        await Assert.ThrowsAsync<JournalUnavailableException>(() => new SqliteWritesTogether(worker).Run(_ => 1));
    }

    private async Task<Task<int>[]> WhileTheWorkerIsBusy(Func<Task<int>[]> order)
    {
        using var go = new ManualResetEventSlim();
        var busy = _worker.Run(_ =>
        {
            go.Wait();
            return true;
        });
        var ordered = order();
        go.Set();
        await busy;
        return ordered;
    }

    private Task<int> Insert(int number) => _writes.Run(session =>
    {
        session.Execute("INSERT INTO number (value) VALUES ($0)", number);
        return number;
    });

    private Task<int> Failing() => _writes.Run<int>(_ => throw new InvalidOperationException("this one cannot"));

    private Task<List<int>> Numbers() => _worker.Run(session => session.Statement("SELECT value FROM number ORDER BY value").List(row => row.GetInt32(0)));
}
