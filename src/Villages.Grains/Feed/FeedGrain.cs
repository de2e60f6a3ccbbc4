using Orleans.Concurrency;
using Villages.Domain;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Feed;

[StatelessWorker, GrainType("feed")]
internal sealed class FeedGrain(IJournal journal, IFeed feed) : Grain, IFeedGrain
{
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
            return new FeedPage(await Epoch(), after, []);
        }

        return await Read(after, limit);
    }

    public async Task<FeedPage> Read(long after, int limit)
    {
        try
        {
            var items = new List<FeedItem>();
            var position = after;
            foreach (var batch in await journal.ReadFeed(BatchBefore(after), Math.Clamp(limit, 1, 500)))
            {
                items.AddRange(batch.Commits.Where(commit => commit.Position > after).Select(Item));
                position = Math.Max(position, batch.LastPosition);
                if (items.Count >= limit)
                {
                    break;
                }
            }

            return new FeedPage(await Epoch(), position, items);
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }

    public async Task<FeedHead> Head() => new(await Epoch(), ((feed.LastBatch + 1) * Commit.PositionsPerBatch) - 1);

    /// <summary>The batch before the one that a position lies in: positions point inside a batch, the feed is read by whole ones.</summary>
    private static long BatchBefore(long position) => Math.Max(0, ((position + 1) / Commit.PositionsPerBatch) - 1);

    private async Task<int> Epoch() => await journal.Epoch();

    private static FeedItem Item(Commit commit) => new(
        commit.Position, commit.Stream.Key, commit.Number, commit.Kind, EventTypes.Of(commit.Data), AreaCode.Parse(commit.Area), commit.EffectiveOn, commit.RecordedAt);
}
