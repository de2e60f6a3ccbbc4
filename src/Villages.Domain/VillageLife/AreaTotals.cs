using System.Collections.Immutable;
using System.Runtime.InteropServices;

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

    public static AreaTotals Of(VillageSummary summary) => Of([summary]);

    /// <summary>The sum in one pass: a county page of 1,500 villages is asked for often.</summary>
    public static AreaTotals Of(IEnumerable<VillageSummary> summaries)
    {
        var (communities, secretaries, unrated, stars) = (0, 0, 0, new int[MaximumStars + 1]);
        var (villages, level1, level2, level3, workers, centres, stations) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var summary in summaries)
        {
            villages++;
            communities += summary.Village.Kind == AreaKind.Community ? 1 : 0;
            if (summary.Secretary is not null)
            {
                secretaries++;
                _ = summary.Stars is { } count ? stars[Math.Clamp(count, 0, MaximumStars)]++ : unrated++;
            }

            level1 += summary.GridsLevel1;
            level2 += summary.GridsLevel2;
            level3 += summary.GridsLevel3;
            workers += summary.GridWorkers;
            centres += summary.Centres;
            stations += summary.Stations;
        }

        return new AreaTotals(
            villages - communities, communities, secretaries, villages - secretaries, ImmutableCollectionsMarshal.AsImmutableArray(stars), unrated,
            level1, level2, level3, workers, centres, stations);
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
