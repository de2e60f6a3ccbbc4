namespace Villages.Domain.VillageLife;

/// <summary>What a village adds to its county on one day: counts and no personal field.</summary>
/// <param name="Secretary">Null when the post is vacant.</param>
/// <param name="Stars">Of the secretary in office; null while unrated.</param>
/// <param name="Readings">Readings that count in <paramref name="LatestPeriod"/>.</param>
/// <param name="ChangesAt">First day on which the same facts sum up differently; ask again then.</param>
[GenerateSerializer, Immutable, Alias("village.summary")]
public sealed record VillageSummary(
    [property: Id(0)] AreaCode Village,
    [property: Id(1)] PersonId? Secretary = null,
    [property: Id(2)] int? Stars = null,
    [property: Id(3)] string? Grade = null,
    [property: Id(4)] int GridsLevel1 = 0,
    [property: Id(5)] int GridsLevel2 = 0,
    [property: Id(6)] int GridsLevel3 = 0,
    [property: Id(7)] int GridWorkers = 0,
    [property: Id(8)] int Centres = 0,
    [property: Id(9)] int Stations = 0,
    [property: Id(10)] Period? LatestPeriod = null,
    [property: Id(11)] int Readings = 0,
    [property: Id(12)] DateOnly? ChangesAt = null);
