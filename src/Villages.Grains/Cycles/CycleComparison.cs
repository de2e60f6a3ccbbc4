using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>Asks what another rulebook would make of a cycle's frozen facts.</summary>
/// <param name="Json">Rulebook; it has passed the linter.</param>
/// <param name="PageSize">0 for the counts alone.</param>
[GenerateSerializer, Immutable, Alias("cycles.comparison-query")]
public sealed record CycleComparisonQuery([property: Id(0)] string Json, [property: Id(1)] int Page, [property: Id(2)] int PageSize);

/// <param name="Round">Round whose results stand.</param>
/// <param name="Before">Hash of the rulebook that the cycle went by.</param>
/// <param name="Hash">Of the rulebook that was asked about.</param>
/// <param name="Settled">Everybody's result is in effect and no objection holds one.</param>
/// <param name="Changed">Whose result would differ, those whose stars or grade move first.</param>
/// <param name="Items">One page of them.</param>
[GenerateSerializer, Immutable, Alias("cycles.comparison")]
public sealed record CycleComparison(
    [property: Id(0)] int Round, [property: Id(1)] string Before, [property: Id(2)] string Hash, [property: Id(3)] bool Settled, [property: Id(4)] ChangeCounts Counts,
    [property: Id(5)] ImmutableArray<PersonId> Changed, [property: Id(6)] IReadOnlyList<ResultDifference> Items);

/// <summary>One person whose result would differ, and why.</summary>
/// <param name="Gone">Lines of the explanation that would no longer hold.</param>
/// <param name="New">Lines that would stand instead.</param>
[GenerateSerializer, Immutable, Alias("cycles.result-difference")]
public sealed record ResultDifference(
    [property: Id(0)] CycleResultView Before, [property: Id(1)] CycleResultView After,
    [property: Id(2)] IReadOnlyList<ExplanationLine> Gone, [property: Id(3)] IReadOnlyList<ExplanationLine> New);
