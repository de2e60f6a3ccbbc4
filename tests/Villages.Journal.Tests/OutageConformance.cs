using System.Diagnostics;
using Villages.Testing;

namespace Villages.Journal.Tests;

/// <summary>The database is locked or answers late: every append ends, and says truly how.</summary>
public abstract class OutageConformance(TestedEngine engine) : JournalConformance(engine)
{
    private static readonly AppendStatus[] Failed = [AppendStatus.NotWritten, AppendStatus.Unknown];

    [Fact]
    public async Task A_timed_out_append_leaves_nothing_in_memory()
    {
        await Reopen(options => options.Deadline = TimeSpan.FromSeconds(1));
        var commits = A.Streams(1_200).Select(stream => A.First(stream)).ToArray();
        AppendResult[] results;
        await using (await Engine.Lock())
        {
            results = await AppendAll(Journal, commits).WaitAsync(TimeSpan.FromSeconds(15));
            Assert.All(results, result => Assert.Contains(result.Status, Failed));
            Assert.Contains(results, result => result.Status == AppendStatus.NotWritten);
        }

        // What was known not to be written is not written later either; the same commits end well when they are sent again.
        await Accepted(A.First(A.Stream()), Lane.Bulk);
        var again = await AppendAll(Journal, commits);
        Assert.All(results.Zip(again), pair => Assert.True(
            pair.Second.Status == AppendStatus.Accepted || (pair.First.Status == AppendStatus.Unknown && pair.Second.Status == AppendStatus.Repeated),
            $"{pair.First.Status}, and then {pair.Second.Status}"));
        var feed = await WholeFeed(Journal);
        Assert.Equal(commits.Length + 1, feed.Count);
        await Eventually.Holds("the ring is level", () => Feed.LastBatch == feed[^1].Batch);
    }

    [Fact]
    public async Task A_locked_database_recovers_within_a_second_of_its_release()
    {
        var locked = await Engine.Lock();
        var appending = AppendAll(Journal, A.Streams(100).Select(stream => A.First(stream)), Lane.Interactive);
        await Eventually.Holds("the lock has kept the writer waiting for half a second", Elapsed(TimeSpan.FromMilliseconds(500)));
        Assert.False(appending.IsCompleted);

        var released = Stopwatch.GetTimestamp();
        await locked.DisposeAsync();
        var results = await appending;

        Assert.InRange(Stopwatch.GetElapsedTime(released), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.All(results, result => Assert.Equal(AppendStatus.Accepted, result.Status));
    }

    [Fact]
    public async Task A_full_queue_refuses_at_once_and_what_it_refused_is_never_written()
    {
        await Reopen(options => options.QueueRows = 100);
        var commits = A.Streams(1_000).Select(stream => A.First(stream)).ToArray();
        Task<AppendResult>[] appending;
        await using (await Engine.Lock())
        {
            appending = [.. commits.Select(commit => Journal.Append(commit, Lane.Bulk).AsTask())];
            await Eventually.Holds("the queue has refused", () => appending.Count(append => append.IsCompleted) >= 100, TimeSpan.FromSeconds(2));
            Assert.All(appending.Where(append => append.IsCompleted), append => Assert.Equal(AppendStatus.NotWritten, append.Result.Status));
        }

        var results = await Task.WhenAll(appending);
        var written = (await WholeFeed(Journal)).Select(commit => commit.Stream).ToHashSet();
        Assert.All(commits.Zip(results), pair => Assert.Equal(written.Contains(pair.First.Stream), pair.Second.Status == AppendStatus.Accepted));
        Assert.InRange(written.Count, 100, 999);
    }

    [Fact]
    public async Task A_full_lane_leaves_the_other_lane_alone()
    {
        await Reopen(options => options.QueueRows = 2_000);
        var bulk = A.Streams(2_000).Select(stream => Journal.Append(A.First(stream), Lane.Bulk).AsTask()).ToArray();

        var interactive = await AppendAll(Journal, A.Streams(20).Select(stream => A.First(stream)), Lane.Interactive);

        Assert.All(interactive, result => Assert.Equal(AppendStatus.Accepted, result.Status));
        await Task.WhenAll(bulk);
    }

    [Fact]
    public async Task A_bulk_load_does_not_block_whoever_waits()
    {
        await Reopen(options => options.QueueRows = 60_000);
        var bulk = A.Streams(40_000).Select(stream => Journal.Append(A.First(stream, new string('x', 300)), Lane.Bulk).AsTask()).ToArray();
        var slowest = TimeSpan.Zero;
        var overtaken = 0;
        foreach (var stream in A.Streams(10))
        {
            var started = Stopwatch.GetTimestamp();
            await Accepted(A.First(stream));
            var elapsed = Stopwatch.GetElapsedTime(started);
            slowest = elapsed > slowest ? elapsed : slowest;
            overtaken = bulk.Count(append => !append.IsCompleted);
        }

        Assert.True(overtaken > 0, "Ten interactive commits took as long as forty thousand in bulk.");
        Assert.InRange(slowest, TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        Assert.All(await Task.WhenAll(bulk), result => Assert.Equal(AppendStatus.Accepted, result.Status));
    }

    private static Func<bool> Elapsed(TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        return () => Stopwatch.GetElapsedTime(started) > time;
    }
}
