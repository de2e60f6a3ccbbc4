using Villages.Domain.Objections;
using Villages.Domain.Tests.Publications;

namespace Villages.Domain.Tests.Objections;

public class ObjectionRuleTests
{
    [Fact]
    public void An_objection_is_opened_once_also_when_it_went_on_and_moved()
    {
        Assert.All(Cases.All, state => ObjectionRule.Decide(state, Cases.Opening).ChangesNothing());
        ObjectionRule.Decide(Moved(Cases.Accepted), Cases.Opening).ChangesNothing();
        ObjectionRule.Decide(Cases.Filed, Cases.Opening with { Item = "b" }).IsRefused("objections.opened");
        ObjectionRule.Decide(Cases.Filed, Cases.Opening with { Publication = Notices.Second }).IsRefused("objections.opened");
    }

    [Fact]
    public void Each_step_names_the_day_by_which_the_next_is_due()
    {
        Assert.Equal((ObjectionPhase.Filed, A.Day("2022-12-22")), (Cases.Filed.Phase, Cases.Filed.Note!.DueOn));
        Assert.Equal((ObjectionPhase.Accepted, A.Day("2023-01-03")), (Cases.Accepted.Phase, Cases.Accepted.Note!.DueOn));
        Assert.Equal((ObjectionPhase.Investigated, A.Day("2023-01-03")), (Cases.Investigated.Phase, Cases.Investigated.Note!.DueOn));
        Assert.Equal((ObjectionPhase.Ruled, A.Day("2023-01-03")), (Cases.Rejected.Phase, Cases.Rejected.Note!.DueOn));
        Assert.Equal((ObjectionPhase.Appealed, A.Day("2023-01-03")), (Cases.Appealed.Phase, Cases.Appealed.Note!.DueOn));
        Assert.Equal((ObjectionPhase.Final, null), (Cases.Upheld.Phase, Cases.Upheld.Note!.DueOn));
    }

    [Fact]
    public void Whoever_is_late_is_shown_and_not_stopped()
    {
        var late = A.Day("2023-02-01");

        Assert.False(Cases.Filed.Overdue(A.Day("2022-12-22")));
        Assert.True(Cases.Filed.Overdue(late) && Cases.Accepted.Overdue(late) && Cases.Appealed.Overdue(late));
        Assert.False(Cases.Rejected.Overdue(late) || Cases.Upheld.Overdue(late) || Cases.Unknown.Overdue(late));
        Assert.Equal(A.Day("2023-02-15"), Cases.Filed.Accept(on: late).Single<ObjectionAccepted>().Note.DueOn);
    }

    [Fact]
    public void An_objection_is_accepted_once()
    {
        Cases.Investigated.Accept().ChangesNothing();
        Cases.Accepted.Accept("another").IsRefused("objections.wrong-phase");
        Cases.Upheld.Accept("another").IsRefused("objections.final");
        Cases.Unknown.Accept().IsRefused("objections.not-opened");
    }

    [Fact]
    public void Findings_are_written_between_acceptance_and_ruling()
    {
        Cases.Filed.Find().IsRefused("objections.wrong-phase");
        Cases.Rejected.Find("another").IsRefused("objections.wrong-phase");
        Cases.Rejected.Find().ChangesNothing();
        Cases.Accepted.Find(text: "短").IsRefused("objections.text-length");
        Cases.Accepted.Find(text: "联系人电话 13800005678，已核实。").IsRefused("people.personal-text");
        Assert.Equal(2, Cases.Investigated.After(Cases.Investigated.Find(text: "又查，有三人未到场。")).Findings.Length);
    }

    [Fact]
    public void An_objection_moves_to_later_notices_only_and_keeps_all_else()
    {
        foreach (var state in Cases.All)
        {
            var moved = Moved(state);
            Assert.Equal(state.Note! with { Publication = Notices.Second }, moved.Note);
            ObjectionRule.Decide(moved, new MoveObjection(Notices.Second)).ChangesNothing();
            ObjectionRule.Decide(moved, new MoveObjection(A.Notice)).IsRefused("objections.other-notice");
        }
    }

    private static ObjectionState Moved(ObjectionState state) => state.After(ObjectionRule.Decide(state, new MoveObjection(Notices.Second)));
}
