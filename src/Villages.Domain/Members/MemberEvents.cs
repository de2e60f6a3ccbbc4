using Villages.Domain.Events;

namespace Villages.Domain.Members;

[EventType("members.enrolled.v1")]
public sealed record MemberEnrolled(PersonId Person, DateOnly JoinedOn, DateOnly? ConfirmedOn, BranchMembership Membership, string Class) : IEvent;

/// <param name="Left">With its last day.</param>
[EventType("members.transferred.v1")]
public sealed record MemberTransferred(PersonId Person, BranchMembership Left, BranchMembership Joined) : IEvent;

[EventType("members.classified.v1")]
public sealed record MemberClassified(PersonId Person, string Class, DateOnly From) : IEvent;

[EventType("members.confirmed.v1")]
public sealed record MemberConfirmed(PersonId Person, DateOnly On) : IEvent;

[EventType("members.exempted.v1")]
public sealed record MemberExempted(PersonId Person, Exemption Exemption) : IEvent;

/// <param name="Membership">The one that ended, with its last day.</param>
[EventType("members.ended.v1")]
public sealed record MembershipEnded(PersonId Person, MembershipEnd End, BranchMembership Membership) : IEvent;
