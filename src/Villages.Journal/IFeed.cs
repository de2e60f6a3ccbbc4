namespace Villages.Journal;

/// <summary>The change feed as this process follows it: one follower reads each batch once into a ring, every consumer reads the ring.</summary>
public interface IFeed
{
    /// <summary>Number of the newest batch seen by the follower.</summary>
    long LastBatch { get; }

    /// <summary>When the follower last heard from the journal (monotonic ticks of the time provider turned to UTC); a host silent for 10 s is not ready.</summary>
    DateTimeOffset LastContact { get; }

    /// <summary>Watches a stream from now on; begin before reading it.</summary>
    StreamWatch Watch(StreamId stream);

    /// <summary>Every batch after the given number, whole, in order, without end. Falls back to the database when the ring has moved on.</summary>
    IAsyncEnumerable<Batch> Follow(long afterBatch, CancellationToken cancellation = default);

    /// <summary>The same, as much at a time as has come: who was slow for a moment does more at a time, a batch that was awaited comes alone.</summary>
    /// <returns>Each list holds only until the next is asked for.</returns>
    IAsyncEnumerable<IReadOnlyList<Batch>> FollowTogether(long afterBatch, CancellationToken cancellation = default);
}
