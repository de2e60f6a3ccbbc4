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

    /// <summary>Canonical JSON of an adopted version, or null.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<AdoptedRulebook?> Read(string hash);

    /// <summary>The version of a scheme in force on a date, or null.</summary>
    [AlwaysInterleave, Alias("in-force")]
    Task<AdoptedRulebook?> InForce(string scheme, DateOnly on);

    /// <summary>Refuses a rulebook with faults, lint findings or a failing worked case; the same text again changes nothing.</summary>
    [Alias("adopt")]
    Task<Outcome<Receipt>> Adopt(Command<AdoptRulebook> command);
}

[GenerateSerializer, Immutable, Alias("rulebooks.list")]
public sealed record RulebookList([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<AdoptedRulebook> Items);

/// <param name="Json">Canonical JSON; left out in lists.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.adopted")]
public sealed record AdoptedRulebook(
    [property: Id(0)] string Scheme, [property: Id(1)] DateOnly EffectiveFrom, [property: Id(2)] int Revision,
    [property: Id(3)] string Hash, [property: Id(4)] DateTime AdoptedAt, [property: Id(5)] string AdoptedBy, [property: Id(6)] string? Json);
