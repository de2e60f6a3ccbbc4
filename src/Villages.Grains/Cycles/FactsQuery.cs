using Villages.Domain;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>What a cycle asks its subjects: deeds up to <paramref name="AsOf"/>, as far as known at the position.</summary>
/// <param name="Known">Feed position; later commits are not looked at.</param>
[GenerateSerializer, Immutable, Alias("cycles.facts-query")]
public sealed record FactsQuery(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] DateOnly AsOf, [property: Id(2)] long Known);

/// <param name="Secretary">Who held the secretary's post on the as-of date; null when it was vacant.</param>
/// <param name="Number">Number of the last commit looked at.</param>
[GenerateSerializer, Immutable, Alias("cycles.village-facts")]
public sealed record VillageFacts(
    [property: Id(0)] AreaCode Village, [property: Id(1)] PersonId? Secretary, [property: Id(2)] DateOnly? SecretarySince,
    [property: Id(3)] IReadOnlyList<ReadingFact> Readings, [property: Id(4)] long Number);

/// <param name="MonthsInPost">Whole months in the present secretary tenure on the as-of date.</param>
/// <param name="Number">Number of the last commit looked at.</param>
[GenerateSerializer, Immutable, Alias("cycles.career-facts")]
public sealed record CareerFacts(
    [property: Id(0)] Career Career, [property: Id(1)] int MonthsInPost, [property: Id(2)] long Number);
