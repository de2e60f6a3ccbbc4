using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;

namespace Villages.Host.Areas;

/// <summary>An area with the sums of its villages and communities.</summary>
/// <param name="Ancestors">From the province down to the parent: names only.</param>
/// <param name="Version">Position in the change feed up to which the totals are complete.</param>
public sealed record AreaResource(
    AreaCode Code, string Name, AreaKind Kind, IReadOnlyList<AreaName> Ancestors, long Version, TotalsResource Totals)
{
    internal static AreaResource Of(AreaView view, string name, IReadOnlyList<AreaName> ancestors) =>
        new(view.Code, name, view.Kind, ancestors, view.Version, TotalsResource.Of(view.Totals));
}

public sealed record AreaName(AreaCode Code, string Name)
{
    internal static AreaName Of(AreaRow row) => new(row.Code, row.Name);
}

/// <summary>One child in its parent's list. Villages and communities carry their summary, larger areas their totals.</summary>
public sealed record AreaLineResource(AreaCode Code, string Name, AreaKind Kind, VillageSummaryResource? Village, TotalsResource? Totals);

/// <param name="Stars">Secretaries in office by stars, index 0 to 10.</param>
/// <param name="Unrated">Secretaries in office without stars.</param>
public sealed record TotalsResource(
    int Villages, int Communities, int Secretaries, int Vacancies, IReadOnlyList<int> Stars, int Unrated,
    int GridsLevel1, int GridsLevel2, int GridsLevel3, int GridWorkers, int Centres, int Stations)
{
    internal static TotalsResource Of(AreaTotals t) => new(
        t.Villages, t.Communities, t.Secretaries, t.Vacancies, t.Stars, t.Unrated,
        t.GridsLevel1, t.GridsLevel2, t.GridsLevel3, t.GridWorkers, t.Centres, t.Stations);
}

/// <param name="Secretary">Party secretary in office; null when the post is vacant.</param>
/// <param name="Stars">Of that secretary; null while unrated.</param>
/// <param name="Readings">Readings that count in <paramref name="LatestPeriod"/>.</param>
public sealed record VillageSummaryResource(
    PersonId? Secretary, int? Stars, string? Grade, int GridsLevel1, int GridsLevel2, int GridsLevel3, int GridWorkers,
    int Centres, int Stations, Period? LatestPeriod, int Readings)
{
    internal static VillageSummaryResource Of(VillageSummary s) => new(
        s.Secretary, s.Stars, s.Grade, s.GridsLevel1, s.GridsLevel2, s.GridsLevel3, s.GridWorkers, s.Centres, s.Stations, s.LatestPeriod, s.Readings);
}
