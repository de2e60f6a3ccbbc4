using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Rulebooks.Amendments;

namespace Villages.Grains.Rulebooks;

/// <summary>Amendments of past cycles, on the grain that keeps the county's rules. Key: <c>rulebooks/&lt;county&gt;</c>.</summary>
[Alias("rulebooks.amendments")]
public interface IRulebookAmendments : IGrainWithStringKey
{
    [AlwaysInterleave, Alias("list")]
    Task<AmendmentList> List();

    /// <summary>Computes who would change and keeps the proposal.</summary>
    [Alias("propose")]
    Task<Outcome<Receipt>> Propose(Command<ProposeAmendment> command);

    /// <summary>Accepts in whole or in part, or refuses; accepted, a round of the cycle follows.</summary>
    [Alias("decide")]
    Task<Outcome<Receipt>> Decide(Command<DecideAmendment> command);
}

[GenerateSerializer, Immutable, Alias("rulebooks.amendment-list")]
public sealed record AmendmentList([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<Amendment> Items);
