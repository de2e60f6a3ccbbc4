using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Villages.Domain.Members;

namespace Villages.Domain.Stars;

/// <summary>What a secretary is entitled to a month, in yuan with 2 places.</summary>
[GenerateSerializer, Immutable, Alias("stars.pay")]
public sealed record StarPay(
    [property: Id(0)] decimal Basic,
    [property: Id(1)] decimal Performance,
    [property: Id(2)] decimal Stars)
{
    public decimal Total => Basic + Performance + Stars;
}

/// <summary>The end of one secretary's rating in a cycle and round.</summary>
/// <param name="Grade">Final grade; null when unrated.</param>
/// <param name="StarsBefore">Null when never rated before.</param>
/// <param name="StarsAfter">Null when unrated: what was in force stays.</param>
/// <param name="RankInCounty">From 1 over those rated, ties broken down to the id; null when unrated.</param>
/// <param name="Trace">Only what the group step and the stars added; the score holds the rest.</param>
[GenerateSerializer, Immutable, Alias("stars.subject-outcome")]
public sealed record SubjectOutcome(
    [property: Id(0)] AreaCode Village,
    [property: Id(1)] PersonId Secretary,
    [property: Id(2)] Unrated? Unrated,
    [property: Id(3)] decimal? Total,
    [property: Id(4)] string? Grade,
    [property: Id(5)] bool CutByQuota,
    [property: Id(6)] int? StarsBefore,
    [property: Id(7)] int? StarsAfter,
    [property: Id(8)] int HonourStars,
    [property: Id(9)] DateOnly? LockedUntil,
    [property: Id(10)] int? RankInCounty,
    [property: Id(11)] int? RankInTownship,
    [property: Id(12)] StarPay? Pay,
    [property: Id(13)] ImmutableArray<TraceLine> Trace)
{
    /// <summary>Branch of a Party member; null for secretaries.</summary>
    [Id(14)]
    public BranchId? Branch { get; init; }

    /// <summary>From 1 over those rated in the branch; null where there is none.</summary>
    [Id(15)]
    public int? RankInBranch { get; init; }

    [JsonIgnore]
    public bool Rated => Unrated is null;
}

/// <summary>Seats of the best grade that a township received and used.</summary>
[GenerateSerializer, Immutable, Alias("stars.township-quota")]
public sealed record TownshipQuota(
    [property: Id(0)] AreaCode Township,
    [property: Id(1)] int Rated,
    [property: Id(2)] int Seats,
    [property: Id(3)] int Used);

/// <summary>Seats of the best grade that a branch had and used.</summary>
[GenerateSerializer, Immutable, Alias("stars.branch-quota")]
public sealed record BranchQuota(
    [property: Id(0)] BranchId Branch,
    [property: Id(1)] int Counted,
    [property: Id(2)] int Seats,
    [property: Id(3)] int Used);

/// <summary>Result of the group step over complete areas; outcomes stand in order of village and secretary.</summary>
/// <param name="GradeCap">Seats of the quota's grade in the county; null when the rulebook has no quota.</param>
/// <param name="TopCap">How many may hold the highest level; null when the rulebook does not limit it.</param>
[GenerateSerializer, Immutable, Alias("stars.calibration-result")]
public sealed record CalibrationResult(
    [property: Id(0)] int Engine,
    [property: Id(1)] string RulebookHash,
    [property: Id(2)] int? GradeCap,
    [property: Id(3)] int? TopCap,
    [property: Id(4)] ImmutableArray<TownshipQuota> Townships,
    [property: Id(5)] ImmutableArray<SubjectOutcome> Outcomes)
{
    /// <summary>Hash of the version that judged somebody who is not judged by <see cref="RulebookHash"/>; null when it judged all.</summary>
    [Id(6)]
    public ImmutableSortedDictionary<PersonId, string>? JudgedBy { get; init; }

    public string HashFor(PersonId person) => JudgedBy?.GetValueOrDefault(person) ?? RulebookHash;

    /// <summary>In order of branch; null where the quota is not of branches.</summary>
    [Id(7)]
    public ImmutableArray<BranchQuota>? Branches { get; init; }
}
