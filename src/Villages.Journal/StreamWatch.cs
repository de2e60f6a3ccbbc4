using Villages.Journal.Feed;

namespace Villages.Journal;

/// <summary>
/// Notes how far the follower of this process has met a stream since the watch began. Whoever began it, then read the stream, and has its commits up to <see cref="Number"/>, has
/// everything up to the <see cref="IFeed.LastBatch"/> that was read before <see cref="Number"/>: no query is needed to know that nobody else wrote. Ends when disposed.
/// </summary>
public sealed class StreamWatch : IDisposable
{
    private readonly StreamWatches _watches;
    private long _number;
    private volatile bool _lost;

    internal StreamWatch(StreamWatches watches, StreamId stream) => (_watches, Stream) = (watches, stream);

    public StreamId Stream { get; }

    /// <summary>Highest number met, 0 when none was; the highest there is when something may have passed unseen, and after the end.</summary>
    public long Number => _lost ? long.MaxValue : Volatile.Read(ref _number);

    /// <summary>The next watch of the same stream: two activations may live side by side for a while.</summary>
    internal StreamWatch? Next { get; set; }

    public void Dispose()
    {
        _watches.End(this);
        Lose();
    }

    internal void Lose() => _lost = true;

    /// <summary>The follower alone comes here, in order of the feed.</summary>
    internal void Meet(long number)
    {
        if (number > _number)
        {
            Volatile.Write(ref _number, number);
        }
    }
}
