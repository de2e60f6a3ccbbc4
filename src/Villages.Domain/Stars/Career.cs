using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.People;

namespace Villages.Domain.Stars;

/// <summary>An honour (荣誉) as granted.</summary>
/// <param name="Level">Level as rulebooks name it: <c>township county city province nation</c>.</param>
[GenerateSerializer, Immutable, Alias("stars.honour-fact")]
public sealed record HonourFact(
    [property: Id(0)] string Level,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string Document);

/// <summary>A fact on which a rulebook's veto or freeze rests.</summary>
/// <param name="Code">Code of the veto in the rulebook, for example <c>V1</c>.</param>
/// <param name="Until">Last day of the punishment or listing, where the fact has one.</param>
[GenerateSerializer, Immutable, Alias("stars.veto-fact")]
public sealed record VetoFact(
    [property: Id(0)] string Code,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] DateOnly? Until,
    [property: Id(3)] string Document);

/// <summary>What an earlier cycle made of the same secretary.</summary>
/// <param name="HonourStars">Stars that honours added in that cycle; the limit of a term counts them.</param>
[GenerateSerializer, Immutable, Alias("stars.past-rating")]
public sealed record PastRating(
    [property: Id(0)] CycleId Cycle,
    [property: Id(1)] string Grade,
    [property: Id(2)] int StarsAfter,
    [property: Id(3)] int HonourStars);

/// <summary>A secretary's record as far as the rating needs it: what was in force before the cycle's own slot, and dated facts.</summary>
/// <param name="Services">Every tenure of the person; the rulebook says which positions count.</param>
/// <param name="Past">Ratings of earlier periods, oldest first; the newest round of each.</param>
[GenerateSerializer, Immutable, Alias("stars.career")]
public sealed record Career(
    [property: Id(0)] ImmutableArray<Tenure> Services,
    [property: Id(1)] ImmutableArray<PastRating> Past,
    [property: Id(2)] ImmutableArray<HonourFact> Honours,
    [property: Id(3)] ImmutableArray<VetoFact> Vetoes)
{
    public static readonly Career Empty = new([], [], [], []);

    /// <summary>Stars in force before the cycle; null when never rated.</summary>
    [JsonIgnore]
    public int? StarsBefore => Past.IsEmpty ? null : Past[^1].StarsAfter;
}
