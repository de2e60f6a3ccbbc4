using System.Collections.Immutable;

namespace Villages.Domain.VillageLife;

/// <summary>Sums over the villages and communities of an area. Adding and subtracting summaries keeps them exact.</summary>
/// <param name="Stars">Secretaries in office by stars, index 0 to 10.</param>
/// <param name="Unrated">Secretaries in office without stars.</param>
[GenerateSerializer, Immutable, Alias("village.area-totals")]
public sealed record AreaTotals(
    [property: Id(0)] int Villages,
    [property: Id(1)] int Communities,
    [property: Id(2)] int Secretaries,
    [property: Id(3)] int Vacancies,
    [property: Id(4)] ImmutableArray<int> Stars,
    [property: Id(5)] int Unrated,
    [property: Id(6)] int GridsLevel1,
    [property: Id(7)] int GridsLevel2,
    [property: Id(8)] int GridsLevel3,
    [property: Id(9)] int GridWorkers,
    [property: Id(10)] int Centres,
    [property: Id(11)] int Stations)
{
    public const int MaximumStars = 10;

    public static readonly AreaTotals Zero = new(0, 0, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 0, 0, 0, 0, 0, 0);

    public static AreaTotals Of(VillageSummary summary)
    {
        var community = summary.Village.Kind == AreaKind.Community ? 1 : 0;
        var secretary = summary.Secretary is null ? 0 : 1;
        var stars = secretary == 1 ? summary.Stars : null;
        return new AreaTotals(
            1 - community, community, secretary, 1 - secretary,
            stars is { } n ? Zero.Stars.SetItem(Math.Clamp(n, 0, MaximumStars), 1) : Zero.Stars,
            secretary == 1 && stars is null ? 1 : 0,
            summary.GridsLevel1, summary.GridsLevel2, summary.GridsLevel3, summary.GridWorkers, summary.Centres, summary.Stations);
    }

    public AreaTotals Add(VillageSummary summary) => this + Of(summary);

    public AreaTotals Subtract(VillageSummary summary) => this - Of(summary);

    public static AreaTotals operator +(AreaTotals left, AreaTotals right) => left.Combine(right, 1);

    public static AreaTotals operator -(AreaTotals left, AreaTotals right) => left.Combine(right, -1);

    public bool Equals(AreaTotals? other) => other is not null && Numbers().SequenceEqual(other.Numbers());

    public override int GetHashCode() => HashCode.Combine(Villages, Communities, Secretaries, Unrated, GridWorkers, Centres);

    private AreaTotals Combine(AreaTotals other, int sign) => new(
        Villages + (sign * other.Villages), Communities + (sign * other.Communities),
        Secretaries + (sign * other.Secretaries), Vacancies + (sign * other.Vacancies),
        [.. Stars.Zip(other.Stars, (a, b) => a + (sign * b))], Unrated + (sign * other.Unrated),
        GridsLevel1 + (sign * other.GridsLevel1), GridsLevel2 + (sign * other.GridsLevel2), GridsLevel3 + (sign * other.GridsLevel3),
        GridWorkers + (sign * other.GridWorkers), Centres + (sign * other.Centres), Stations + (sign * other.Stations));

    private IEnumerable<int> Numbers() =>
        [Villages, Communities, Secretaries, Vacancies, .. Stars, Unrated, GridsLevel1, GridsLevel2, GridsLevel3, GridWorkers, Centres, Stations];
}
