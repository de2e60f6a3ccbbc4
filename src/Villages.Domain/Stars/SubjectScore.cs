using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Members;

namespace Villages.Domain.Stars;

/// <summary>Why a secretary is not rated in a cycle.</summary>
/// <param name="Code">Stable, for example <c>months-in-post</c> or <c>reading-missing</c>.</param>
[GenerateSerializer, Immutable, Alias("stars.unrated")]
public sealed record Unrated([property: Id(0)] string Code, [property: Id(1)] Text Reason);

/// <summary>What the stars start from: everything the calibration needs of a career, so that it needs no facts.</summary>
/// <param name="StarsBefore">Stars in force before this cycle's slot; null when never rated.</param>
/// <param name="Initial">A first rating, or the first of a term where terms start anew.</param>
/// <param name="SeniorityStars">Stars for years as principal; counted with an initial rating only.</param>
/// <param name="HonourStars">Stars for honours after the limit of the term.</param>
/// <param name="HonoursCut">Stars for honours that the limit of the term took.</param>
/// <param name="Streaks">Length of the unbroken run of each grade that ends just before this period.</param>
/// <param name="LockedUntil">Last day on which stars may not rise; null when no lock is or was in force in the period.</param>
/// <param name="Locked">The lock still holds on the as-of date.</param>
/// <param name="Stripped">A veto fell into the period.</param>
/// <param name="Frozen">Stars neither rise nor fall.</param>
/// <param name="TopGate">Codes of the conditions that close the highest level; empty when it is open.</param>
[GenerateSerializer, Immutable, Alias("stars.basis")]
public sealed record StarBasis(
    [property: Id(0)] int? StarsBefore,
    [property: Id(1)] bool Initial,
    [property: Id(2)] int SeniorityYears,
    [property: Id(3)] int SeniorityStars,
    [property: Id(4)] int HonourStars,
    [property: Id(5)] int HonoursCut,
    [property: Id(6)] ImmutableSortedDictionary<string, int> Streaks,
    [property: Id(7)] DateOnly? LockedUntil,
    [property: Id(8)] bool Locked,
    [property: Id(9)] bool Stripped,
    [property: Id(10)] bool Frozen,
    [property: Id(11)] ImmutableArray<string> TopGate);

/// <summary>One secretary scored, before the group step. Pure function of (rulebook, facts, as-of date, engine).</summary>
/// <param name="Total">Rounded once to 2 places; null when unrated.</param>
/// <param name="Bonus">X, after its cap.</param>
/// <param name="Penalty">Y, a positive number that was subtracted.</param>
/// <param name="BandGrade">Grade by band, vetoes and band caps, before any quota; null when unrated.</param>
/// <param name="Measures">What ties are broken by: <c>total</c>, <c>group:…</c>, <c>reading:…</c>, <c>tenure</c> in months.</param>
[GenerateSerializer, Immutable, Alias("stars.subject-score")]
public sealed record SubjectScore(
    [property: Id(0)] AreaCode Village,
    [property: Id(1)] PersonId Secretary,
    [property: Id(2)] AreaKind Kind,
    [property: Id(3)] int Engine,
    [property: Id(4)] string RulebookHash,
    [property: Id(5)] Unrated? Unrated,
    [property: Id(6)] decimal? Total,
    [property: Id(7)] CompactDictionary<decimal> Contributions,
    [property: Id(8)] decimal Bonus,
    [property: Id(9)] decimal Penalty,
    [property: Id(10)] ImmutableArray<string> Vetoes,
    [property: Id(11)] string? BandGrade,
    [property: Id(12)] CompactDictionary<decimal> Measures,
    [property: Id(13)] StarBasis? Basis,
    [property: Id(14)] ImmutableArray<TraceLine> Trace)
{
    /// <summary>Branch of a Party member; null for secretaries.</summary>
    [Id(15)]
    public BranchId? Branch { get; init; }

    [JsonIgnore]
    public AreaCode Township => Village.Parent;
}
