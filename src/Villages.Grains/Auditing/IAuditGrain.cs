using Villages.Domain;
using Villages.Grains.Feed;

namespace Villages.Grains.Auditing;

/// <summary>Answers who did what, from the audit list, and what it changed, from the stream. Who may ask is the edge's question. Key: any number.</summary>
[Alias("auditing.audit-grain")]
public interface IAuditGrain : IGrainWithIntegerKey
{
    /// <summary>A page of entries, newest first.</summary>
    [Alias("search")]
    Task<AuditListing> Search(AuditQuery query);

    /// <summary>An entry with what it changed, or null. A place from before a restore is found where both epochs are alike.</summary>
    [Alias("read")]
    Task<AuditRecord?> Read(FeedHead place);
}

/// <param name="Before">Where the page before ended; null for the newest.</param>
/// <param name="Stream">Key of a stream.</param>
/// <param name="Kind">Name of a command.</param>
/// <param name="Area">This area and everything in it.</param>
/// <param name="From">Recorded then or later, UTC.</param>
/// <param name="To">Recorded before then, UTC.</param>
[GenerateSerializer, Immutable, Alias("auditing.query")]
public sealed record AuditQuery(
    [property: Id(0)] int Limit,
    [property: Id(1)] AreaCode Area,
    [property: Id(2)] FeedHead? Before = null,
    [property: Id(3)] string? Actor = null,
    [property: Id(4)] PersonId? Person = null,
    [property: Id(5)] StreamKey? Stream = null,
    [property: Id(6)] string? Kind = null,
    [property: Id(7)] DateTime? From = null,
    [property: Id(8)] DateTime? To = null);

/// <param name="Listed">Feed position up to which the list was complete when the page was read.</param>
/// <param name="More">There are older ones.</param>
[GenerateSerializer, Immutable, Alias("auditing.listing")]
public sealed record AuditListing(
    [property: Id(0)] int Epoch, [property: Id(1)] long Listed, [property: Id(2)] IReadOnlyList<AuditItem> Items, [property: Id(3)] bool More);

/// <param name="Role">Null, as are the caller's area and address, for commits from before these were kept.</param>
/// <param name="Persons">Who is named, the first hundred.</param>
[GenerateSerializer, Immutable, Alias("auditing.item")]
public sealed record AuditItem(
    [property: Id(0)] long Position,
    [property: Id(1)] DateTime RecordedAt,
    [property: Id(2)] string Actor,
    [property: Id(3)] string? Role,
    [property: Id(4)] AreaCode? CallerArea,
    [property: Id(5)] string? Address,
    [property: Id(6)] string Kind,
    [property: Id(7)] StreamKey Stream,
    [property: Id(8)] long Number,
    [property: Id(9)] AreaCode Area,
    [property: Id(10)] DateOnly EffectiveOn,
    [property: Id(11)] IReadOnlyList<string> Types,
    [property: Id(12)] IReadOnlyList<PersonId> Persons,
    [property: Id(13)] string? Reason);

/// <param name="Changes">What differs in the stream's state before and after; ciphertext reads <c>sealed</c>.</param>
/// <param name="MoreChanges">There are more than are told.</param>
[GenerateSerializer, Immutable, Alias("auditing.record")]
public sealed record AuditRecord(
    [property: Id(0)] int Epoch, [property: Id(1)] AuditItem Item, [property: Id(2)] IReadOnlyList<StateChange> Changes, [property: Id(3)] bool MoreChanges);

/// <param name="Path">Member of the state, such as <c>tenures[2].to</c>.</param>
/// <param name="Before">JSON; null where there was nothing.</param>
/// <param name="After">JSON; null where there is nothing.</param>
[GenerateSerializer, Immutable, Alias("auditing.state-change")]
public sealed record StateChange([property: Id(0)] string Path, [property: Id(1)] string? Before, [property: Id(2)] string? After);
