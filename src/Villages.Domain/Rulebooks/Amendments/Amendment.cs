using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Drafts;

namespace Villages.Domain.Rulebooks.Amendments;

public enum AmendmentPhase
{
    Proposed,
    Accepted,
    AcceptedInPart,
    Refused,
}

/// <summary>A proposal that an adopted version judges the frozen facts of a past cycle again (追溯修正, <c>domain.md</c> §3.1).</summary>
/// <param name="Id">12 lower-case hexadecimal digits of the command that proposed it.</param>
/// <param name="Round">Round whose facts and results it is about; another round outdates it.</param>
/// <param name="Before">Hash of the rulebook that the cycle went by.</param>
/// <param name="Changed">Whose result would differ.</param>
/// <param name="Persons">Those it was accepted for; empty unless in part.</param>
/// <param name="By">Actor who proposed it; another one decides.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.amendment")]
public sealed record Amendment(
    [property: Id(0)] string Id,
    [property: Id(1)] CycleId Cycle,
    [property: Id(2)] int Round,
    [property: Id(3)] string RulebookHash,
    [property: Id(4)] string Before,
    [property: Id(5)] string Cause,
    [property: Id(6)] ChangeCounts Counts,
    [property: Id(7)] ImmutableArray<PersonId> Changed,
    [property: Id(8)] string By,
    [property: Id(9)] AmendmentPhase Phase,
    [property: Id(10)] ImmutableArray<PersonId> Persons,
    [property: Id(11)] string? Reason = null,
    [property: Id(12)] string? DecidedBy = null);

/// <summary>What a version makes of a cycle's frozen facts, beside what stands.</summary>
/// <param name="Before">Hash of the rulebook that the cycle went by.</param>
public sealed record AmendmentFacts(int Round, string Before, ChangeCounts Counts, ImmutableArray<PersonId> Changed);
