using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Amendments;

/// <param name="Id">Made of this command's id, see <see cref="Drafts.RulebookDraft.IdOf"/>.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.propose-amendment")]
public sealed record ProposeAmendment(
    [property: Id(0)] string Id, [property: Id(1)] CycleId Cycle, [property: Id(2)] string RulebookHash, [property: Id(3)] string Cause) : ICommandBody
{
    public string Kind => "rulebooks.propose-amendment";
}

/// <summary>Accepts or refuses. Accepted, it begins a round of the cycle, which goes over boards and approval as any other.</summary>
/// <param name="Persons">For whom; empty for everybody, and when refused.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.decide-amendment")]
public sealed record DecideAmendment(
    [property: Id(0)] string Id, [property: Id(1)] bool Accepted, [property: Id(2)] ImmutableArray<PersonId> Persons, [property: Id(3)] string Reason) : ICommandBody
{
    public string Kind => "rulebooks.decide-amendment";
}
