namespace Villages.Domain.Members;

/// <summary>A member in a branch from a day to a day, both inclusive.</summary>
/// <param name="To">Last day; null while it lasts.</param>
[GenerateSerializer, Immutable, Alias("members.branch-membership")]
public sealed record BranchMembership([property: Id(0)] BranchId Branch, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly? To = null)
{
    public bool Covers(DateOnly date) => From <= date && (To is null || To >= date);
}

/// <summary>A class of members (党员类别) in force from a day until the next one.</summary>
[GenerateSerializer, Immutable, Alias("members.dated-class")]
public sealed record DatedClass([property: Id(0)] string Class, [property: Id(1)] DateOnly From);

/// <summary>A branch's decision that a member is not scored from a day to a day, both inclusive.</summary>
/// <param name="Reason">Code that rulebooks name, for example <c>over-seventy</c>, <c>long-ill</c>, <c>disabled</c>.</param>
/// <param name="To">Last day; null while it lasts.</param>
[GenerateSerializer, Immutable, Alias("members.exemption")]
public sealed record Exemption(
    [property: Id(0)] string Reason, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly? To, [property: Id(3)] BranchId DecidedBy)
{
    public bool Covers(DateOnly date) => From <= date && (To is null || To >= date);

    internal bool Overlaps(Exemption other) => From <= (other.To ?? DateOnly.MaxValue) && other.From <= (To ?? DateOnly.MaxValue);
}

/// <param name="LastDay">Last day as a member.</param>
[GenerateSerializer, Immutable, Alias("members.end")]
public sealed record MembershipEnd([property: Id(0)] EndKind Kind, [property: Id(1)] DateOnly LastDay);

[GenerateSerializer, Alias("members.end-kind")]
public enum EndKind
{
    Died,

    /// <summary>退党、自行脱党</summary>
    Left,

    /// <summary>开除党籍、除名</summary>
    Expelled,
}
