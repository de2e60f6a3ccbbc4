using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.VillageLife;
using Villages.Grains.Keeping;

namespace Villages.Grains.Areas;

/// <summary>What an area knows of its children: child → (number, summary) for villages, child → (version, totals) above. Rebuilt from the children at any time.</summary>
/// <param name="Version">Feed position up to which the map is complete.</param>
[GenerateSerializer, Immutable, Alias("areas.summary")]
internal sealed record AreaSummary(
    [property: Id(0)] long Version,
    [property: Id(1)] ImmutableSortedDictionary<AreaCode, NumberedSummary> Villages,
    [property: Id(2)] ImmutableSortedDictionary<AreaCode, AreaView> Areas) : IKept<AreaSummary>
{
    public static string Format => "area.summary.v1";

    public static AreaSummary Empty { get; } = new(
        -1, ImmutableSortedDictionary<AreaCode, NumberedSummary>.Empty, ImmutableSortedDictionary<AreaCode, AreaView>.Empty);

    public VillageSummary Of(AreaCode village) => Villages.GetValueOrDefault(village)?.Summary ?? new VillageSummary(village);

    public long NumberOf(AreaCode village) => Villages.GetValueOrDefault(village)?.Number ?? 0;

    /// <summary>Sums over the children that stand today: they come from the register, not from who answered. One that never answered counts its villages as registered.</summary>
    public AreaTotals Totals(AreaCode area, AreaTree tree, DateOnly today) => area.Kind < AreaKind.County
        ? tree.Children(area, today).Aggregate(AreaTotals.Zero, (sum, row) => sum + TotalsOf(row.Code, tree, today))
        : AreaTotals.Of(tree.VillagesUnder(area, today).Select(row => Of(row.Code)));

    public AreaTotals TotalsOf(AreaCode child, AreaTree tree, DateOnly today) => Areas.GetValueOrDefault(child)?.Totals ?? Totals(child, tree, today);

    /// <summary>Villages whose sums change by date alone, by today.</summary>
    public IEnumerable<AreaCode> Turning(DateOnly today) =>
        Villages.Values.Where(village => village.Summary.ChangesAt <= today).Select(village => village.Village);

    /// <summary>Answers only move forward: an older number than the known one changes nothing.</summary>
    public AreaSummary With(AreaAnswers answers) => this with
    {
        Villages = Villages.SetItems(answers.Villages.Where(v => Villages.GetValueOrDefault(v.Village) is not { } known || known.Number <= v.Number)
            .Select(v => KeyValuePair.Create(v.Village, v))),
        Areas = Areas.SetItems(answers.Areas.Where(a => Areas.GetValueOrDefault(a.View.Code) is not { } known || known.Version <= a.View.Version)
            .Select(a => KeyValuePair.Create(a.View.Code, a.View))),
    };

    public AreaSummary CompleteUpTo(long position) => position > Version ? this with { Version = position } : this;
}
