using System.Collections.Immutable;

namespace Villages.Domain.Members;

/// <summary>A member of a branch from a day to a day, both inclusive.</summary>
[GenerateSerializer, Immutable, Alias("members.roster-entry")]
public sealed record RosterEntry([property: Id(0)] PersonId Person, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly? To = null)
{
    public bool Covers(DateOnly date) => From <= date && (To is null || To >= date);
}

/// <param name="Revision">0 as recorded, one more with every correction.</param>
[GenerateSerializer, Immutable, Alias("members.branch-activity")]
public sealed record BranchActivity(
    [property: Id(0)] string Id,
    [property: Id(1)] DateOnly On,
    [property: Id(2)] string Activity,
    [property: Id(3)] ImmutableSortedDictionary<PersonId, Mark> Marks,
    [property: Id(4)] int Revision = 0);

/// <summary>How a member was there.</summary>
[GenerateSerializer, Alias("members.mark")]
public enum Mark
{
    Present,

    /// <summary>迟到或早退</summary>
    Late,

    /// <summary>无故缺席: without leave.</summary>
    Absent,

    /// <summary>请假</summary>
    Excused,
}
