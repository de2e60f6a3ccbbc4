using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Members;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Members;

internal sealed class MemberEventSamples : IEventSamples
{
    private static readonly BranchId Other = BranchId.Parse("141129100201-02");
    private static readonly BranchMembership First = new(A.Branch, A.Day("2021-07-01"));
    private static readonly BranchMembership Second = new(Other, A.Day("2022-03-01"));

    private static readonly BranchActivity Activity = new(
        "2022-05-20", A.Day("2022-05-20"), "theme-day", ImmutableSortedDictionary<PersonId, Mark>.Empty.Add(A.Person(), Mark.Present).Add(A.Person('b'), Mark.Late));

    public IEnumerable<IEvent> Samples =>
    [
        new MemberEnrolled(A.Person(), A.Day("2020-07-01"), null, First, "ordinary"),
        new MemberConfirmed(A.Person(), A.Day("2021-07-01")),
        new MemberClassified(A.Person(), "mobile", A.Day("2022-02-01")),
        new MemberTransferred(A.Person(), First with { To = A.Day("2022-02-28") }, Second),
        new MemberExempted(A.Person(), new Exemption("long-ill", A.Day("2022-06-01"), A.Day("2022-12-31"), Other)),
        new MembershipEnded(A.Person(), new MembershipEnd(EndKind.Left, A.Day("2022-11-30")), Second with { To = A.Day("2022-11-30") }),
        new BranchNamed(A.Branch, "第一党支部", A.Person('b')),
        new BranchMemberNoted(A.Branch, new RosterEntry(A.Person(), A.Day("2021-07-01"), A.Day("2022-02-28"))),
        new ActivityRecorded(A.Branch, Activity),
        new ActivityCorrected(
            A.Branch, Activity with { Marks = Activity.Marks.SetItem(A.Person('b'), Mark.Absent), Revision = 1 }, [new ChangedMark(A.Person('b'), Mark.Late, Mark.Absent)], "核对签到表"),
    ];
}
