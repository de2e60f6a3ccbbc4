using Villages.Journal;

namespace Villages.Grains.Journaling;

/// <summary>
/// Up to which feed position an activation has everything of its stream. It has after reading it, and as long as the follower of this silo meets nothing new of it: only
/// then may it answer for a position without asking the journal. An activation that was cut off lags with its silo's follower and reads. Begin before the stream is read.
/// </summary>
internal sealed class StreamCoverage(IFeed feed, StreamId stream) : IDisposable
{
    private readonly StreamWatch _watch = feed.Watch(stream);
    private long _position = -1;

    /// <summary>What a read that begins now will cover.</summary>
    public long Begin() => LastPosition(feed.LastBatch);

    public void Reach(long position) => _position = Math.Max(_position, position);

    /// <param name="number">Last commit that the activation has.</param>
    public bool Covers(long position, long number)
    {
        if (_position >= position)
        {
            return true;
        }

        // In this order: what the watch shows then is everything up to the batch.
        var followed = LastPosition(feed.LastBatch);
        return followed >= position && _watch.Number <= number;
    }

    /// <summary>Whether the activation has everything up to where the follower stands.</summary>
    public bool CoversFollowed(long number) => Covers(LastPosition(feed.LastBatch), number);

    public void Dispose() => _watch.Dispose();

    private static long LastPosition(long batch) => ((batch + 1) * Commit.PositionsPerBatch) - 1;
}
