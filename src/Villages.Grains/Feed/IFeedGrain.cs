using Villages.Domain;

namespace Villages.Grains.Feed;

/// <summary>The change feed for hosts, without payloads: only what may leave the house. Key: any number.</summary>
[Alias("feed.feed-grain")]
public interface IFeedGrain : IGrainWithIntegerKey
{
    /// <summary>Changes after a position, whole batches; waits up to 10 s when there are none yet, then answers empty.</summary>
    [Alias("wait")]
    Task<FeedPage> Wait(long after, int limit);

    /// <summary>Changes after a position without waiting.</summary>
    [Alias("read")]
    Task<FeedPage> Read(long after, int limit);

    [Alias("head")]
    Task<FeedHead> Head();

    /// <summary>
    /// From where a reader goes on who holds a position of an earlier epoch: up to there the journal has what the reader has seen. The beginning, when it knows
    /// nothing of that epoch.
    /// </summary>
    [Alias("resume")]
    Task<FeedHead> Resume(int epoch, long position);
}

/// <param name="Epoch">Raised by a restore; part of every outside cursor.</param>
[GenerateSerializer, Immutable, Alias("feed.head")]
public sealed record FeedHead([property: Id(0)] int Epoch, [property: Id(1)] long Position);

/// <param name="Position">Where the next page begins; equals the asked position when nothing came.</param>
[GenerateSerializer, Immutable, Alias("feed.page")]
public sealed record FeedPage([property: Id(0)] int Epoch, [property: Id(1)] long Position, [property: Id(2)] IReadOnlyList<FeedItem> Items);

/// <summary>One change: which command on which stream, and the types of its events. Never their content.</summary>
[GenerateSerializer, Immutable, Alias("feed.item")]
public sealed record FeedItem(
    [property: Id(0)] long Position, [property: Id(1)] string Stream, [property: Id(2)] long Number, [property: Id(3)] string Kind,
    [property: Id(4)] IReadOnlyList<string> Types, [property: Id(5)] AreaCode Area, [property: Id(6)] DateOnly EffectiveOn, [property: Id(7)] DateTime RecordedAt);
