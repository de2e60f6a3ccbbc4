using Villages.Testing;

namespace Villages.Journal.Tests;

/// <summary>The change feed: nothing skipped, nothing twice, nothing out of order, whoever writes and whoever follows.</summary>
public abstract class FeedConformance(TestedEngine engine) : JournalConformance(engine)
{
    [Fact]
    public async Task Batches_are_numbered_without_gaps_and_collisions_leave_none()
    {
        var taken = A.Streams(20);
        await AppendAll(Journal, taken.Select(stream => A.First(stream)));
        await AppendAll(Journal, taken.Select(stream => A.First(stream)));
        await AppendAll(Journal, [.. A.Streams(20).Zip(taken).SelectMany(pair => (Commit[])[A.First(pair.Second), A.First(pair.First)])]);

        Assert.Equal(40, (await WholeFeed(Journal)).Count);
    }

    [Fact]
    public async Task The_feed_is_read_in_pages_of_whole_batches()
    {
        foreach (var stream in A.Streams(9))
        {
            await Accepted(A.First(stream));
        }

        Assert.Equal([1L, 2L, 3L, 4L], (await Journal.ReadFeed(0, 4)).Select(batch => batch.Number));
        Assert.Equal([8L, 9L], (await Journal.ReadFeed(7, 4)).Select(batch => batch.Number));
        Assert.Empty(await Journal.ReadFeed(9, 4));
    }

    [Fact]
    public async Task Writers_with_delayed_commits_never_make_the_feed_skip_or_reorder()
    {
        await using var delay = await Engine.DelaySomeCommits();
        var writers = await Writers(3);
        using var done = new CancellationTokenSource();
        var ring = new FeedReader(Journal);
        var following = Follow(ring, done.Token);
        var polling = Poll(done.Token);

        var results = await Task.WhenAll(writers.SelectMany((journal, writer) => Enumerable.Range(0, 2).Select(_ => Task.Run(() => Write(journal, writer)))));

        var acknowledged = results.SelectMany(commits => commits).Select(commit => commit.Position).Order().ToArray();
        var last = await Journal.LastBatch();
        await Eventually.Holds("the ring has every batch", () => ring.LastBatch == last || following.IsFaulted);
        await done.CancelAsync();
        await following;
        var polled = await polling;
        while (await polled.ReadOn())
        {
        }

        Assert.Equal(acknowledged, polled.Seen.Select(commit => commit.Position));
        Assert.Equal(acknowledged, ring.Seen.Select(commit => commit.Position));
    }

    [Fact]
    public async Task A_follower_gets_the_past_from_the_database_and_the_present_from_the_ring()
    {
        await Reopen(options => options.RingBatches = 4);
        foreach (var stream in A.Streams(40))
        {
            await Accepted(A.First(stream));
        }

        var fromTheStart = new FeedReader(Journal);
        using var done = new CancellationTokenSource();
        var following = Follow(fromTheStart, done.Token);
        await Eventually.Holds("the past was followed", () => fromTheStart.LastBatch == 40);
        await Accepted(A.First(A.Stream()));

        await Eventually.Holds("the present was followed", () => fromTheStart.LastBatch == 41);
        Assert.Equal(41, Feed.LastBatch);
        await done.CancelAsync();
        await following;
    }

    [Fact]
    public async Task What_has_come_is_followed_together_and_what_is_awaited_comes_alone()
    {
        foreach (var stream in A.Streams(3))
        {
            await Accepted(A.First(stream));
        }

        await Eventually.Holds("the feed has come so far", () => Feed.LastBatch == 3);
        await using var together = Feed.FollowTogether(0).GetAsyncEnumerator();
        Assert.True(await together.MoveNextAsync());
        Assert.Equal([1L, 2, 3], together.Current.Select(batch => batch.Number));
        var next = together.MoveNextAsync();
        await Accepted(A.First(A.Stream()));
        Assert.True(await next);
        Assert.Equal([4L], together.Current.Select(batch => batch.Number));
    }

    [Fact]
    public async Task A_slow_follower_misses_nothing_when_the_ring_moves_on()
    {
        await Reopen(options => options.RingBatches = 4);
        await using var slow = Feed.Follow(0).GetAsyncEnumerator();
        var seen = new FeedReader(Journal);
        foreach (var round in Enumerable.Range(0, 6))
        {
            foreach (var stream in A.Streams(9))
            {
                await Accepted(A.First(stream));
            }

            Assert.True(await slow.MoveNextAsync());
            seen.Take(slow.Current);
            Assert.Equal(round + 1, seen.LastBatch);
        }

        while (seen.LastBatch < 54)
        {
            Assert.True(await slow.MoveNextAsync());
            seen.Take(slow.Current);
        }
    }

    [Fact]
    public async Task Whoever_sees_how_far_the_feed_has_come_finds_a_watch_told_of_every_commit_so_far_whoever_wrote_it()
    {
        var first = A.First(A.Stream());
        using var watch = Feed.Watch(first.Stream);
        var seen = new List<(long Batch, long Number)>();
        using var done = new CancellationTokenSource();
        var watching = Task.Run(() =>
        {
            while (!done.IsCancellationRequested)
            {
                var (batch, number) = (Feed.LastBatch, watch.Number);
                if (seen.Count == 0 || seen[^1] != (batch, number))
                {
                    seen.Add((batch, number));
                }
            }
        });
        var writers = await Writers(2);
        var commits = new List<Commit>();
        for (var next = first; commits.Count < 40; next = A.Next(next))
        {
            var results = await AppendAll(writers[commits.Count % 2], [next, A.First(A.Stream())]);
            commits.Add(results[0].Commit!);
        }

        await Eventually.Holds("the feed came to the last commit", () => Feed.LastBatch >= commits[^1].Batch);
        await done.CancelAsync();
        await watching;

        Assert.Equal(40, watch.Number);
        Assert.All(seen, at => Assert.True(at.Number >= commits.Count(commit => commit.Batch <= at.Batch), $"At batch {at.Batch} the watch showed {at.Number}."));
    }

    [Fact]
    public async Task Whoever_writes_all_the_time_still_sees_what_others_write()
    {
        var other = (await Writers(2))[1];
        using var done = new CancellationTokenSource();
        var busy = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await Accepted(A.First(A.Stream()));
            }
        });
        for (var i = 0; i < 10; i++)
        {
            var written = (await AppendAll(other, [A.First(A.Stream())]))[0].Commit!;
            await Eventually.Holds("the batch of the other is in the feed", () => Feed.LastBatch >= written.Batch);
        }

        await done.CancelAsync();
        await busy;
    }

    [Fact]
    public async Task Contact_with_the_journal_goes_on_while_nothing_is_written()
    {
        var before = Feed.LastContact;

        await Eventually.Holds("there was contact again", () => Feed.LastContact > before, TimeSpan.FromSeconds(2));
    }

    private static async Task<List<Commit>> Write(IJournal journal, int seed)
    {
        var random = new Random(seed);
        var accepted = new List<Commit>();
        foreach (var _ in Enumerable.Range(0, 30))
        {
            var commits = A.Streams(random.Next(1, 60)).Select(stream => A.First(stream)).ToList();
            commits.AddRange(accepted.Count == 0 ? [] : [A.First(accepted[random.Next(accepted.Count)].Stream)]);
            var results = await AppendAll(journal, commits, random.Next(2) == 0 ? Lane.Bulk : Lane.Interactive);
            accepted.AddRange(results.Where(result => result.Status == AppendStatus.Accepted).Select(result => result.Commit!));
        }

        return accepted;
    }

    private async Task<FeedReader> Poll(CancellationToken cancellation)
    {
        var reader = new FeedReader(Journal, limit: 7);
        while (!cancellation.IsCancellationRequested)
        {
            await reader.ReadOn();
        }

        return reader;
    }

    private async Task Follow(FeedReader reader, CancellationToken cancellation)
    {
        try
        {
            await foreach (var batch in Feed.Follow(reader.LastBatch, cancellation))
            {
                reader.Take(batch);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The test has seen enough.
        }
    }
}
