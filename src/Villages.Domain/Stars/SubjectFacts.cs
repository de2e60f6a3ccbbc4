using System.Collections.Immutable;

namespace Villages.Domain.Stars;

/// <summary>Everything a rating may know of one secretary: the readings of the village in the period and the secretary's career up to the as-of date.</summary>
/// <param name="Period">The rated period; its last day is the usual as-of date.</param>
/// <param name="MonthsInPost">Whole months in this secretary tenure on the as-of date, open-ended tenure included.</param>
[GenerateSerializer, Immutable, Alias("stars.subject-facts")]
public sealed record SubjectFacts(
    [property: Id(0)] AreaCode Village,
    [property: Id(1)] PersonId Secretary,
    [property: Id(2)] AreaKind Kind,
    [property: Id(3)] Period Period,
    [property: Id(4)] ImmutableArray<ReadingFact> Readings,
    [property: Id(5)] Career Career,
    [property: Id(6)] int MonthsInPost);
