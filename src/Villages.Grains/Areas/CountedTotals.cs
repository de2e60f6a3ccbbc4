using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.VillageLife;

namespace Villages.Grains.Areas;

/// <summary>The sums of an area, counted again only when a child, the register or the day is another: pages are asked for more often than villages change.</summary>
internal sealed class CountedTotals
{
    private readonly (AreaCode Area, DateOnly Day) _of;
    private readonly (object Villages, object Areas, AreaTree Tree) _from;

    private CountedTotals(AreaCode area, AreaSummary summary, AreaTree tree, DateOnly today)
    {
        (_of, _from) = ((area, today), (summary.Villages, summary.Areas, tree));
        Totals = summary.Totals(area, tree, today);
    }

    public AreaTotals Totals { get; }

    /// <returns>What was counted before, where that still holds.</returns>
    public static CountedTotals Of(CountedTotals? before, AreaCode area, AreaSummary summary, AreaTree tree, DateOnly today) =>
        before is not null && before._of == (area, today) && ReferenceEquals(before._from.Villages, summary.Villages)
        && ReferenceEquals(before._from.Areas, summary.Areas) && ReferenceEquals(before._from.Tree, tree)
            ? before
            : new CountedTotals(area, summary, tree, today);
}
