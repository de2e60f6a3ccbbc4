using Orleans.Concurrency;
using Villages.Domain;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Journal.Restoring;

namespace Villages.Grains.Feed;

[StatelessWorker, Reentrant, GrainType("feed")]
internal sealed class FeedGrain(IJournal journal, IFeed feed) : Grain, IFeedGrain
{
    private const int BatchesAtOnce = 16;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<FeedPage> Wait(long after, int limit)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await foreach (var batch in feed.Follow(BatchBefore(after), patience.Token))
            {
                if (batch.LastPosition > after)
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return await Empty(after);
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }

        return await Read(after, limit);
    }

    public async Task<FeedPage> Read(long after, int limit)
    {
        try
        {
            var (items, position, most) = (new List<FeedItem>(), after, Math.Clamp(limit, 1, 500));
            for (var (before, more) = (BatchBefore(after), true); more && items.Count < most;)
            {
                var batches = await journal.ReadFeed(before, BatchesAtOnce);
                foreach (var batch in batches.TakeWhile(_ => items.Count < most))
                {
                    items.AddRange(batch.Commits.Where(commit => commit.Position > after).Select(Item));
                    (before, position) = (batch.Number, Math.Max(position, batch.LastPosition));
                }

                more = batches.Count == BatchesAtOnce;
            }

            return new FeedPage(await Epoch(), position, items);
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }

    public async Task<FeedHead> Head() => new((await Empty(-1)).Epoch, ((feed.LastBatch + 1) * Commit.PositionsPerBatch) - 1);

    public async Task<FeedHead> Resume(int epoch, long position) => await Truth.Ask(async () =>
        new FeedHead(await Epoch(), Math.Min(position, await journal.ReadCheckpoint(RestoredCopy.EndOf(epoch)))));

    /// <summary>The batch before the one that a position lies in: positions point inside a batch, the feed is read by whole ones.</summary>
    private static long BatchBefore(long position) => Math.Max(0, ((position + 1) / Commit.PositionsPerBatch) - 1);

    private async Task<FeedPage> Empty(long after)
    {
        try
        {
            return new FeedPage(await Epoch(), after, []);
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }

    private async Task<int> Epoch() => await journal.Epoch();

    private static FeedItem Item(Commit commit) => new(
        commit.Position, commit.Stream.Key, commit.Number, commit.Kind, EventTypes.Of(commit.Data), AreaCode.Parse(commit.Area), commit.EffectiveOn, commit.RecordedAt);
}
