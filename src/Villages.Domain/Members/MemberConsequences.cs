using Villages.Domain.Consequences;
using Villages.Domain.Events;

namespace Villages.Domain.Members;

/// <summary>What a membership tells the branches it begins and ends in.</summary>
public sealed class MemberConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        MemberEnrolled e => [ToBranch(e.Person, e.Membership, "members.joined")],
        MemberTransferred e => [ToBranch(e.Person, e.Left, "members.left"), ToBranch(e.Person, e.Joined, "members.joined")],
        MembershipEnded e => [ToBranch(e.Person, e.Membership, "members.left")],
        _ => [],
    };

    private static Consequence ToBranch(PersonId person, BranchMembership membership, string name) =>
        new(membership.Branch.Stream, new NoteMember(new RosterEntry(person, membership.From, membership.To)), name);
}
