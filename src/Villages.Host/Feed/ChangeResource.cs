using Villages.Domain;
using Villages.Domain.People;
using Villages.Grains.Feed;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Feed;

/// <summary>One change, without its content: read the resource to see it.</summary>
/// <param name="Cursor">Place in the feed, opaque; give it back as <c>after</c>.</param>
/// <param name="Stream">What changed, <c>kind/id</c>.</param>
/// <param name="Version">Its version from then on.</param>
/// <param name="Kind">Name of the command.</param>
/// <param name="Types">Stable names of what happened.</param>
public sealed record ChangeResource(
    string Cursor, string Stream, long Version, string Kind, IReadOnlyList<string> Types, AreaCode Area, DateOnly EffectiveOn, DateTime RecordedAt)
{
    private const string Disclosures = "disclosures/";

    private static readonly string[] PersonalKinds = ["person/", "official/", "party-member/"];

    internal static ChangeResource Of(FeedItem item, int epoch) => new(
        new FeedCursor(epoch, item.Position).ToString(), item.Stream, item.Number, item.Kind, item.Types, item.Area, item.EffectiveOn, item.RecordedAt);

    /// <summary>A change is seen by whose area holds it, changes of persons by roles that may read persons, and who saw whom by roles that may read that.</summary>
    internal static bool MaySee(Caller caller, AreaCode area, FeedItem item) =>
        caller.Reaches(item.Area) && area.Contains(item.Area)
        && (caller.May(Operation.ReadDisclosures) || !TellsWhoSaw(item))
        && (caller.May(Operation.ReadPerson) || !PersonalKinds.Any(kind => item.Stream.StartsWith(kind, StringComparison.Ordinal)));

    private static bool TellsWhoSaw(FeedItem item) => item.Kind == NoteSeen.CommandKind || item.Stream.StartsWith(Disclosures, StringComparison.Ordinal);
}

/// <param name="Next">Where the next page begins, also when this one is empty.</param>
public sealed record ChangePage(IReadOnlyList<ChangeResource> Items, string Next);
