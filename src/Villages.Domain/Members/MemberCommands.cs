namespace Villages.Domain.Members;

/// <summary>Enters a person as a Party member (党员) of a branch.</summary>
/// <param name="JoinedOn">入党时间</param>
/// <param name="ConfirmedOn">转正时间; null while probationary (预备党员).</param>
/// <param name="From">First day in the branch.</param>
/// <param name="Class">Lower-case letters and dashes; rulebooks know <c>ordinary backbone mobile special</c>.</param>
[GenerateSerializer, Immutable, Alias("members.enrol-member")]
public sealed record EnrolMember(
    [property: Id(0)] BranchId Branch,
    [property: Id(1)] DateOnly JoinedOn,
    [property: Id(2)] DateOnly? ConfirmedOn,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] string Class = "ordinary") : ICommandBody
{
    public string Kind => "members.enrol";

    public DateOnly? DeedOn => From;
}

/// <summary>Moves the membership to another branch (转接组织关系); the day before is the last in the old one.</summary>
[GenerateSerializer, Immutable, Alias("members.transfer-member")]
public sealed record TransferMember([property: Id(0)] BranchId Branch, [property: Id(1)] DateOnly From) : ICommandBody
{
    public string Kind => "members.transfer";

    public DateOnly? DeedOn => From;
}

/// <summary>Puts the member into a class from a day on; the same day again replaces it.</summary>
[GenerateSerializer, Immutable, Alias("members.classify-member")]
public sealed record ClassifyMember([property: Id(0)] string Class, [property: Id(1)] DateOnly From) : ICommandBody
{
    public string Kind => "members.classify";

    public DateOnly? DeedOn => From;
}

/// <summary>A probationary member becomes a full one (转正).</summary>
[GenerateSerializer, Immutable, Alias("members.confirm-member")]
public sealed record ConfirmMember([property: Id(0)] DateOnly On) : ICommandBody
{
    public string Kind => "members.confirm";

    public DateOnly? DeedOn => On;
}

/// <summary>A branch decides that its member is not scored; the same reason and first day again changes the last day.</summary>
/// <param name="Branch">Who decides: the member's branch on the first day.</param>
[GenerateSerializer, Immutable, Alias("members.exempt-member")]
public sealed record ExemptMember(
    [property: Id(0)] string Reason, [property: Id(1)] DateOnly From, [property: Id(2)] DateOnly? To, [property: Id(3)] BranchId Branch) : ICommandBody
{
    public string Kind => "members.exempt";

    public DateOnly? DeedOn => From;
}

/// <param name="LastDay">Last day as a member.</param>
[GenerateSerializer, Immutable, Alias("members.end-membership")]
public sealed record EndMembership([property: Id(0)] EndKind End, [property: Id(1)] DateOnly LastDay) : ICommandBody
{
    public string Kind => "members.end";

    public DateOnly? DeedOn => LastDay;
}
