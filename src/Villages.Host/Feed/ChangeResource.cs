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
    internal static ChangeResource Of(FeedItem item, int epoch) => new(
        new FeedCursor(epoch, item.Position).ToString(), item.Stream, item.Number, item.Kind, item.Types, item.Area, item.EffectiveOn, item.RecordedAt);

    /// <summary>A change is seen by whose area holds it, in a role that may read what changed; who saw whom by roles that may read that.</summary>
    internal static bool MaySee(Caller caller, AreaCode area, FeedItem item) =>
        caller.Reaches(item.Area) && area.Contains(item.Area)
        && caller.May(AccessTable.Default.ReadingOf(item.Stream[..item.Stream.IndexOf('/', StringComparison.Ordinal)]))
        && (item.Kind != NoteSeen.CommandKind || caller.May(Operation.ReadDisclosures));
}

/// <param name="Next">Where the next page begins, also when this one is empty.</param>
public sealed record ChangePage(IReadOnlyList<ChangeResource> Items, string Next);
