using Villages.Domain;
using Villages.Domain.Areas;

namespace Villages.Grains.Areas;

/// <summary>
/// What an area shows of itself, safe on any thread: its grain shows one immutable map after the other, and whoever looks adds how far the feed has come since.
/// </summary>
internal sealed class AreaFace(AreaCode code, IAreaRegister register, AreaFollower follower, TimeProvider clock)
{
    private volatile Shown _shown = new(AreaSummary.Empty, null, -1, false);
    private volatile CountedTotals? _counted;
    private long _complete = -1;

    /// <summary>By the grain alone, whenever one of these is another.</summary>
    /// <param name="seen">Feed position up to which the grain heard the news of <paramref name="watch"/>.</param>
    /// <param name="settled">No child owes an answer.</param>
    public void Show(AreaSummary summary, AreaWatch? watch, long seen, bool settled) => _shown = new Shown(summary, watch, seen, settled);

    /// <returns>Null when this is a township that does not lie here today.</returns>
    public AreaView? Look(AreaCode area)
    {
        var (tree, today) = (register.Tree, clock.Today());
        var name = area == AreaCode.Nation ? "全国" : tree.Find(area, today)?.Name;
        return area == code ? View(area, name ?? area.Value, tree, today) : name is null || !code.Contains(area) ? null : View(area, name, tree, today);
    }

    /// <summary>Position up to which the map is complete: that of the feed while nobody owes an answer. It never goes back. Ask for the map afterwards, never before.</summary>
    public long Complete()
    {
        var position = follower.Position;
        var shown = _shown;
        var current = shown.Settled && follower.IsHeard(shown.Watch) && shown.Watch.Owed <= shown.Seen;
        var complete = current ? Math.Max(shown.Summary.Version, position) : shown.Summary.Version;
        var before = Volatile.Read(ref _complete);
        while (before < complete)
        {
            var found = Interlocked.CompareExchange(ref _complete, complete, before);
            before = found == before ? complete : found;
        }

        return before;
    }

    private AreaView View(AreaCode area, string name, AreaTree tree, DateOnly today)
    {
        var version = Complete();
        var summary = _shown.Summary;
        return new AreaView
        {
            Code = area,
            Name = name,
            Kind = area.Kind,
            Version = version,
            Totals = area == code ? (_counted = CountedTotals.Of(_counted, code, summary, tree, today)).Totals : summary.Totals(area, tree, today),
            Parent = area == AreaCode.Nation ? null : area.Parent,
        };
    }

    private sealed record Shown(AreaSummary Summary, AreaWatch? Watch, long Seen, bool Settled);
}
