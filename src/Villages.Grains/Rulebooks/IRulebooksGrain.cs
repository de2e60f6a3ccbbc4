using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Rulebooks;

namespace Villages.Grains.Rulebooks;

/// <summary>The rulebooks a county adopted. Key: <c>rulebooks/&lt;county&gt;</c>.</summary>
[Alias("rulebooks.rulebooks-grain")]
public interface IRulebooksGrain : IGrainWithStringKey
{
    [AlwaysInterleave, Alias("list")]
    Task<RulebookList> List();

    /// <summary>An adopted version with its canonical JSON, or null.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<AdoptedRulebook?> Read(string hash);

    /// <summary>The version of a scheme in force on a date, or null.</summary>
    [AlwaysInterleave, Alias("in-force")]
    Task<AdoptedRulebook?> InForce(string scheme, DateOnly on);

    /// <summary>Refuses a rulebook with faults, lint findings or a failing worked case; the same text again changes nothing.</summary>
    [Alias("adopt")]
    Task<Outcome<Receipt>> Adopt(Command<AdoptRulebook> command);
}

/// <param name="Items">Without their JSON.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.list")]
public sealed record RulebookList([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<AdoptedRulebook> Items)
{
    public RulebookStanding StandingOf(AdoptedRulebook rulebook, DateOnly on) => RulebooksState.StandingOf(Items, rulebook, on);
}
