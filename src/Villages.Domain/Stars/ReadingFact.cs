using System.Collections.Immutable;

namespace Villages.Domain.Stars;

/// <summary>One reading as a rating sees it: a number, or the counts of a ballot.</summary>
/// <param name="Indicator">Id of an indicator of the rulebook.</param>
/// <param name="Value">Null when the reading is a ballot.</param>
/// <param name="Ballots">Votes by choice of the ballot scale; empty when the reading is a number.</param>
/// <param name="Source">Who says so: <c>(source, sequence)</c> of the reading.</param>
[GenerateSerializer, Immutable, Alias("stars.reading-fact")]
public sealed record ReadingFact(
    [property: Id(0)] string Indicator,
    [property: Id(1)] decimal? Value,
    [property: Id(2)] ImmutableSortedDictionary<string, int> Ballots,
    [property: Id(3)] string Source,
    [property: Id(4)] string? Evidence = null)
{
    public static ReadingFact Of(string indicator, decimal value, string source = "", string? evidence = null) =>
        new(indicator, value, ImmutableSortedDictionary<string, int>.Empty, source, evidence);

    public static ReadingFact Of(string indicator, ImmutableSortedDictionary<string, int> ballots, string source = "", string? evidence = null) =>
        new(indicator, null, ballots, source, evidence);
}
