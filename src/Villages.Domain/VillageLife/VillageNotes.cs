using Villages.Domain.Centres;
using Villages.Domain.Grids;

namespace Villages.Domain.VillageLife;

[GenerateSerializer, Immutable, Alias("village.grid-note")]
public sealed record GridNote(
    [property: Id(0)] GridId Grid,
    [property: Id(1)] int Level,
    [property: Id(2)] GridSetting Setting,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? To = null);

[GenerateSerializer, Immutable, Alias("village.centre-note")]
public sealed record CentreNote(
    [property: Id(0)] CentreId Centre,
    [property: Id(1)] CentreKind Form,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To = null);

/// <param name="Stars">Null when the round left the person unrated.</param>
/// <param name="Grade">Annual grade as camelCase English (<c>excellent</c> …), null when ungraded.</param>
[GenerateSerializer, Immutable, Alias("village.secretary-stars")]
public sealed record SecretaryStars(
    [property: Id(0)] CycleId Cycle,
    [property: Id(1)] int Round,
    [property: Id(2)] PersonId Person,
    [property: Id(3)] int? Stars = null,
    [property: Id(4)] string? Grade = null)
{
    /// <summary>A later period, a later attempt of the same cycle, or a later round of the same attempt.</summary>
    public bool IsNewerThan(SecretaryStars other) =>
        (Cycle.Period.LastDay, Cycle.Attempt, Round).CompareTo((other.Cycle.Period.LastDay, other.Cycle.Attempt, other.Round)) > 0;
}
