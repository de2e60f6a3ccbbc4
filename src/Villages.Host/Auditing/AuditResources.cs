using System.Text.Json.Nodes;
using Villages.Domain;
using Villages.Grains.Auditing;
using Villages.Host.Http;

namespace Villages.Host.Auditing;

/// <summary>One deed of a person: all that a command changed on one stream.</summary>
/// <param name="Position">Place in the change feed, opaque: the <c>cursor</c> of the same change there.</param>
/// <param name="Actor">Subject of the token.</param>
/// <param name="Role">Role of the token; left out, like callerArea and address, for what was done before these were kept.</param>
/// <param name="Address">Network address that the request came from.</param>
/// <param name="Kind">Name of the command.</param>
/// <param name="Stream">What was changed, <c>kind/id</c>.</param>
/// <param name="Version">Its version from then on.</param>
/// <param name="Types">Stable names of what happened.</param>
/// <param name="Persons">Who is named, at most a hundred.</param>
/// <param name="Reason">Why, in the caller's words.</param>
public sealed record AuditEntryResource(
    string Position, DateTime RecordedAt, string Actor, string? Role, AreaCode? CallerArea, string? Address, string Kind, string Stream, long Version, AreaCode Area,
    DateOnly EffectiveOn, IReadOnlyList<string> Types, IReadOnlyList<PersonId> Persons, string? Reason)
{
    internal static AuditEntryResource Of(AuditItem item, int epoch) => new(
        new FeedCursor(epoch, item.Position).ToString(), item.RecordedAt, item.Actor, item.Role, item.CallerArea, item.Address, item.Kind, item.Stream.Text, item.Number,
        item.Area, item.EffectiveOn, item.Types, item.Persons, item.Reason);
}

/// <param name="NextPageToken">Older entries; left out when there are none.</param>
/// <param name="CompleteThrough">Place in the change feed up to which the list had everything; what was done a moment ago may come after it.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntryResource> Items, string? NextPageToken, string CompleteThrough)
{
    internal static AuditPage Of(AuditListing listing) => new(
        [.. listing.Items.Select(item => AuditEntryResource.Of(item, listing.Epoch))],
        listing.More ? new FeedCursor(listing.Epoch, listing.Items[^1].Position).ToString() : null,
        new FeedCursor(listing.Epoch, listing.Listed).ToString());
}

/// <param name="Changes">Members of the object that differ, before and after.</param>
/// <param name="MoreChanges">There are more than are told.</param>
public sealed record AuditDetail(AuditEntryResource Entry, IReadOnlyList<AuditChangeResource> Changes, bool MoreChanges)
{
    internal static AuditDetail Of(AuditRecord record) =>
        new(AuditEntryResource.Of(record.Item, record.Epoch), [.. record.Changes.Select(AuditChangeResource.Of)], record.MoreChanges);
}

/// <param name="Path">Where in the object, such as <c>tenures[2].to</c>.</param>
/// <param name="Before">Left out where there was nothing. Personal fields read "sealed", before and after.</param>
/// <param name="After">Left out where there is nothing.</param>
public sealed record AuditChangeResource(string Path, JsonNode? Before, JsonNode? After)
{
    internal static AuditChangeResource Of(StateChange change) => new(change.Path, Parsed(change.Before), Parsed(change.After));

    private static JsonNode? Parsed(string? json) => json is null ? null : JsonNode.Parse(json);
}
