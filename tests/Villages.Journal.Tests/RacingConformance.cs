namespace Villages.Journal.Tests;

/// <summary>Several writers want the same places at the same time.</summary>
public abstract class RacingConformance(TestedEngine engine) : JournalConformance(engine)
{
    private const int Streams = 5_000;
    private const int Writers4 = 4;

    [Fact]
    public async Task Twenty_thousand_racing_first_writes_leave_one_row_per_identity()
    {
        var streams = A.Streams(Streams);

        var results = await Race(streams, stream => A.First(stream));

        Assert.Equal(Streams, results.Count(result => result.Status == AppendStatus.Accepted));
        Assert.Equal(Streams * (Writers4 - 1), results.Count(result => result.Status == AppendStatus.Stale));
        await EachStreamHasOneCommit(streams);
    }

    [Fact]
    public async Task A_command_that_arrives_everywhere_at_once_is_committed_once_and_answered_alike()
    {
        var streams = A.Streams(Streams / 5);
        var commits = streams.ToDictionary(stream => stream, stream => A.First(stream));

        var results = await Race(streams, stream => commits[stream]);

        Assert.Equal(streams.Length, results.Count(result => result.Status == AppendStatus.Accepted));
        Assert.Equal(streams.Length * (Writers4 - 1), results.Count(result => result.Status == AppendStatus.Repeated));
        Assert.All(results.GroupBy(result => result.Commit!.Stream), answers => Assert.Single(answers.Select(answer => answer.Commit!.Position).Distinct()));
        await EachStreamHasOneCommit(streams);
    }

    [Fact]
    public async Task Writers_that_send_the_same_keys_in_opposite_order_never_deadlock()
    {
        var writers = await Writers(2);
        foreach (var _ in Enumerable.Range(0, 25))
        {
            var streams = A.Streams(200);
            var results = await Task.WhenAll(
                AppendAll(writers[0], streams.Select(stream => A.First(stream))),
                AppendAll(writers[1], streams.Reverse().Select(stream => A.First(stream))));

            Assert.Equal(200, results.Sum(of => of.Count(result => result.Status == AppendStatus.Accepted)));
            Assert.Equal(200, results.Sum(of => of.Count(result => result.Status == AppendStatus.Stale)));
        }

        Assert.Equal(25 * 200, (await WholeFeed(Journal)).Count);
        await CloseAll();
        Assert.Equal(0, await Engine.Deadlocks());
    }

    /// <summary>Every writer sends every stream's commit, each writer in an order of its own.</summary>
    private async Task<AppendResult[]> Race(StreamId[] streams, Func<StreamId, Commit> commit)
    {
        await Reopen(options => options.QueueRows = Streams * Writers4);
        var writers = await Writers(Writers4);
        var racing = writers.Select((journal, writer) => Task.Run(() =>
        {
            var order = streams.ToArray();
            new Random(writer).Shuffle(order);
            return AppendAll(journal, order.Select(commit), writer % 2 == 0 ? Lane.Bulk : Lane.Interactive);
        }));
        return [.. (await Task.WhenAll(racing)).SelectMany(results => results)];
    }

    private async Task EachStreamHasOneCommit(StreamId[] streams)
    {
        var feed = await WholeFeed(Journal);
        Assert.Equal(streams.Length, feed.Count);
        Assert.Equal(streams.Length, feed.Select(commit => commit.Stream).Distinct().Count());
        var heads = await Journal.Heads(streams);
        Assert.Equal(streams.Length, heads.Count);
        Assert.All(heads.Values, head => Assert.Equal(1, head));
    }
}
