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

    /// <summary>Sums over the villages that stand today; children come from the register, not from who answered.</summary>
    public AreaTotals Totals(IEnumerable<AreaRow> villages, DateOnly today) => Areas.IsEmpty
        ? villages.Aggregate(AreaTotals.Zero, (sum, row) => sum.Add(Of(row.Code)))
        : Areas.Values.Aggregate(AreaTotals.Zero, (sum, area) => sum + area.Totals);

    public AreaTotals TotalsOf(AreaCode child, IEnumerable<AreaRow> villages, DateOnly today) =>
        Areas.GetValueOrDefault(child)?.Totals ?? Totals(villages, today);

    /// <summary>Villages whose sums change by date alone, by today.</summary>
    public IEnumerable<AreaCode> Turning(DateOnly today) =>
        Villages.Values.Where(village => village.Summary.ChangesAt <= today).Select(village => village.Village);

    /// <summary>Answers only move forward: an older number than the known one changes nothing.</summary>
    public AreaSummary With(IEnumerable<NumberedSummary> villages, IEnumerable<AreaView> areas, long version) => new(
        Math.Max(Version, version),
        Villages.SetItems(villages.Where(v => Villages.GetValueOrDefault(v.Village) is not { } known || known.Number <= v.Number)
            .Select(v => KeyValuePair.Create(v.Village, v))),
        Areas.SetItems(areas.Where(a => Areas.GetValueOrDefault(a.Code) is not { } known || known.Version <= a.Version)
            .Select(a => KeyValuePair.Create(a.Code, a))));
}
