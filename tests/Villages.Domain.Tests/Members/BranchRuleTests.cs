using System.Collections.Immutable;
using Villages.Domain.Members;

namespace Villages.Domain.Tests.Members;

public class BranchRuleTests
{
    private static readonly BranchState Branch = Named();
    private static readonly RecordActivity Activity = new("a-1", A.Day("2022-05-20"), "theme-day", Marks((A.Person(), Mark.Present), (A.Person('b'), Mark.Late)));

    [Fact]
    public void A_branch_is_named_once_a_name()
    {
        BranchRule.Decide(Branch, new NameBranch("第一党支部", A.Person('b'))).ChangesNothing();
        Assert.Equal("第二党支部", BranchRule.Decide(Branch, new NameBranch("第二党支部")).Single<BranchNamed>().Name);
        BranchRule.Decide(Branch, new NameBranch(" ")).IsRefused("members.branch-name");
    }

    [Fact]
    public void A_member_is_noted_once() => BranchRule.Decide(Branch, new NoteMember(new RosterEntry(A.Person(), A.Day("2021-01-01")))).ChangesNothing();

    [Fact]
    public void An_activity_is_entered_once()
    {
        var recorded = Branch.After(BranchRule.Decide(Branch, Activity, A.Today));

        BranchRule.Decide(recorded, Activity, A.Today).ChangesNothing();
        BranchRule.Decide(recorded, Activity with { Activity = "study" }, A.Today).IsRefused("members.activity-twice");
        BranchRule.Decide(recorded, Activity with { Marks = Marks((A.Person(), Mark.Absent)) }, A.Today).IsRefused("members.activity-twice");
    }

    [Fact]
    public void Strangers_and_the_future_are_refused()
    {
        BranchRule.Decide(Branch, Activity with { Marks = Marks((A.Person('c'), Mark.Present)) }, A.Today).IsRefused("members.not-of-branch");
        BranchRule.Decide(Branch, Activity with { On = A.Day("2020-12-31") }, A.Today).IsRefused("members.not-of-branch");
        BranchRule.Decide(Branch, Activity with { On = A.Today.AddDays(1) }, A.Today).IsRefused("members.future-date");
        BranchRule.Decide(Branch, Activity with { Marks = Marks() }, A.Today).IsRefused("members.nobody-marked");
        BranchRule.Decide(Branch, Activity with { Id = "" }, A.Today).IsRefused("members.activity-id");
        BranchRule.Decide(Branch, Activity with { Id = "11010519491231002X" }, A.Today).IsRefused("people.personal-text");
        BranchRule.Decide(BranchState.Empty(A.Branch.Stream), Activity, A.Today).IsRefused("members.branch-unknown");
    }

    [Fact]
    public void A_correction_says_what_changed()
    {
        var recorded = Branch.After(BranchRule.Decide(Branch, Activity, A.Today));
        var correction = new CorrectActivity("a-1", Marks((A.Person('b'), Mark.Absent)), "核对签到表");

        var corrected = BranchRule.Decide(recorded, correction).Single<ActivityCorrected>();

        Assert.Equal([new ChangedMark(A.Person(), Mark.Present, null), new ChangedMark(A.Person('b'), Mark.Late, Mark.Absent)], corrected.Changed);
        Assert.Equal(1, corrected.Activity.Revision);
        BranchRule.Decide(recorded.After(BranchRule.Decide(recorded, correction)), correction).ChangesNothing();
        BranchRule.Decide(recorded, correction with { Reason = "" }).IsRefused("members.reason");
        BranchRule.Decide(recorded, correction with { Id = "a-2" }).IsRefused("members.activity-missing");
    }

    private static BranchState Named()
    {
        var state = BranchState.Empty(A.Branch.Stream);
        state = state.After(BranchRule.Decide(state, new NameBranch("第一党支部", A.Person('b'))));
        state = state.After(BranchRule.Decide(state, new NoteMember(new RosterEntry(A.Person(), A.Day("2021-01-01")))));
        return state.After(BranchRule.Decide(state, new NoteMember(new RosterEntry(A.Person('b'), A.Day("2021-01-01")))));
    }

    private static ImmutableSortedDictionary<PersonId, Mark> Marks(params (PersonId Person, Mark Mark)[] marks) =>
        marks.ToImmutableSortedDictionary(mark => mark.Person, mark => mark.Mark);
}
