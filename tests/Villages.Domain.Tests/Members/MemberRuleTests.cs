using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Members;

namespace Villages.Domain.Tests.Members;

public class MemberRuleTests
{
    private static readonly BranchId Other = BranchId.Parse("141129100201-02");
    private static readonly EnrolMember Enrolment = new(A.Branch, A.Day("2020-07-01"), null, A.Day("2021-01-01"));
    private static readonly MemberState Nobody = MemberState.Empty(MemberState.StreamOf(A.Person()));
    private static readonly MemberState Member = Nobody.After(MemberRule.Decide(Nobody, Enrolment, A.Today, branchNamed: true));

    [Fact]
    public void Whoever_is_enrolled_belongs_to_the_branch_from_that_day()
    {
        Assert.Null(Member.BranchOn(A.Day("2020-12-31")));
        Assert.Equal(A.Branch, Member.BranchOn(A.Day("2021-01-01")));
        Assert.Equal("ordinary", Member.ClassOn(A.Today));
        Assert.True(Member.ProbationaryOn(A.Today));
    }

    [Fact]
    public void The_same_enrolment_again_changes_nothing_and_another_is_refused()
    {
        MemberRule.Decide(Member, Enrolment, A.Today, branchNamed: true).ChangesNothing();
        MemberRule.Decide(Member, Enrolment with { Branch = Other }, A.Today, branchNamed: true).IsRefused("members.enrolled-already");
    }

    [Fact]
    public void Nobody_is_enrolled_in_a_branch_without_a_name_or_on_an_impossible_day()
    {
        MemberRule.Decide(Nobody, Enrolment, A.Today, branchNamed: false).IsRefused("members.branch-unknown");
        MemberRule.Decide(Nobody, Enrolment with { From = A.Day("2020-06-30") }, A.Today, branchNamed: true).IsRefused("members.date-out-of-range");
        MemberRule.Decide(Nobody, Enrolment with { ConfirmedOn = A.Today.AddDays(1) }, A.Today, branchNamed: true).IsRefused("members.date-out-of-range");
        MemberRule.Decide(Nobody, Enrolment with { Class = "Ordinary 1" }, A.Today, branchNamed: true).IsRefused("members.code");
    }

    [Fact]
    public void A_transfer_leaves_no_gap_and_no_overlap()
    {
        var moved = Member.After(MemberRule.Decide(Member, new TransferMember(Other, A.Day("2022-03-01")), A.Today, branchNamed: true));

        Assert.Equal(A.Branch, moved.BranchOn(A.Day("2022-02-28")));
        Assert.Equal(Other, moved.BranchOn(A.Day("2022-03-01")));
        Assert.Equal([1, 1], new[] { A.Day("2022-02-28"), A.Day("2022-03-01") }.Select(on => moved.Branches.Count(branch => branch.Covers(on))));
        MemberRule.Decide(moved, new TransferMember(Other, A.Day("2022-03-01")), A.Today, branchNamed: true).ChangesNothing();
        MemberRule.Decide(moved, new TransferMember(A.Branch, A.Day("2022-03-01")), A.Today, branchNamed: true).IsRefused("members.before-membership");
        MemberRule.Decide(moved, new TransferMember(Other, A.Day("2022-04-01")), A.Today, branchNamed: true).IsRefused("members.there-already");
        MemberRule.Decide(moved, new TransferMember(A.Branch, A.Today.AddDays(93)), A.Today, branchNamed: true).IsRefused("members.date-out-of-range");
    }

    [Theory]
    [InlineData("2021-07-01", "2022-06-30", 0)]
    [InlineData("2021-07-01", "2022-07-01", 1)]
    [InlineData("2020-02-29", "2022-02-27", 1)]
    [InlineData("2020-02-29", "2022-02-28", 2)]
    public void Party_age_counts_whole_years_from_the_full_member_date(string confirmed, string on, int years)
    {
        Assert.Equal(years, PartyAge.Years(A.Day(confirmed), A.Day(on)));
        Assert.Null(PartyAge.Years(null, A.Day(on)));
    }

    [Fact]
    public void A_probationary_member_is_confirmed_once()
    {
        var full = Member.After(MemberRule.Decide(Member, new ConfirmMember(A.Day("2021-07-01")), A.Today));

        Assert.False(full.ProbationaryOn(A.Today));
        Assert.Equal(1, full.PartyYearsOn(A.Today));
        MemberRule.Decide(full, new ConfirmMember(A.Day("2021-07-01")), A.Today).ChangesNothing();
        MemberRule.Decide(full, new ConfirmMember(A.Day("2021-08-01")), A.Today).IsRefused("members.confirmed-already");
        MemberRule.Decide(Member, new ConfirmMember(A.Day("2020-06-01")), A.Today).IsRefused("members.date-out-of-range");
    }

    [Fact]
    public void A_class_is_in_force_from_its_day()
    {
        var mobile = Member.After(MemberRule.Decide(Member, new ClassifyMember("mobile", A.Day("2022-05-01")), A.Today));

        Assert.Equal(["ordinary", "mobile"], new[] { A.Day("2022-04-30"), A.Day("2022-05-01") }.Select(mobile.ClassOn));
        MemberRule.Decide(mobile, new ClassifyMember("mobile", A.Day("2022-06-01")), A.Today).ChangesNothing();
        MemberRule.Decide(Nobody, new ClassifyMember("mobile", A.Day("2022-06-01")), A.Today).IsRefused("members.not-enrolled");
    }

    [Fact]
    public void The_members_own_branch_decides_on_an_exemption()
    {
        var exempted = Member.After(MemberRule.Decide(Member, new ExemptMember("long-ill", A.Day("2022-05-01"), null, A.Branch)));
        var ended = exempted.After(MemberRule.Decide(exempted, new ExemptMember("long-ill", A.Day("2022-05-01"), A.Day("2022-08-31"), A.Branch)));

        Assert.Equal(A.Day("2022-08-31"), Assert.Single(ended.Exemptions).To);
        MemberRule.Decide(ended, new ExemptMember("long-ill", A.Day("2022-05-01"), A.Day("2022-08-31"), A.Branch)).ChangesNothing();
        MemberRule.Decide(ended, new ExemptMember("long-ill", A.Day("2022-08-01"), null, A.Branch)).IsRefused("members.exempt-already");
        MemberRule.Decide(Member, new ExemptMember("long-ill", A.Day("2022-05-01"), null, Other)).IsRefused("members.other-branch");
    }

    [Fact]
    public void An_ended_membership_takes_nothing_more()
    {
        var left = Member.After(MemberRule.Decide(Member, new EndMembership(EndKind.Left, A.Day("2022-11-30")), A.Today));

        Assert.Null(left.BranchOn(A.Day("2022-12-01")));
        MemberRule.Decide(left, new EndMembership(EndKind.Left, A.Day("2022-11-30")), A.Today).ChangesNothing();
        MemberRule.Decide(left, new EndMembership(EndKind.Died, A.Today), A.Today).IsRefused("members.ended-already");
        MemberRule.Decide(left, new TransferMember(Other, A.Today), A.Today, branchNamed: true).IsRefused("members.ended-already");
    }

    [Fact]
    public void Both_branches_learn_of_a_transfer()
    {
        var transferred = MemberRule.Decide(Member, new TransferMember(Other, A.Day("2022-03-01")), A.Today, branchNamed: true).Single<MemberTransferred>();
        var (old, next) = (BranchState.Empty(A.Branch.Stream), BranchState.Empty(Other.Stream));
        foreach (var happened in new IEvent[] { new MemberEnrolled(A.Person(), Enrolment.JoinedOn, null, new BranchMembership(A.Branch, Enrolment.From), "ordinary"), transferred })
        {
            foreach (var told in ConsequenceRegistry.Default.Of(MemberState.StreamOf(A.Person()), 1, [happened]))
            {
                var note = Assert.IsType<NoteMember>(told.Consequence.Body);
                (old, next) = told.Consequence.Target == A.Branch.Stream ? (old.After(BranchRule.Decide(old, note)), next) : (old, next.After(BranchRule.Decide(next, note)));
            }
        }

        Assert.Equal([A.Person()], old.MembersOn(A.Day("2022-02-28")));
        Assert.Empty(old.MembersOn(A.Day("2022-03-01")));
        Assert.Equal([A.Person()], next.MembersOn(A.Day("2022-03-01")));
    }

    [Theory]
    [InlineData("141129100201-01", true)]
    [InlineData("141129100201-1", false)]
    [InlineData("141129100201_01", false)]
    [InlineData("14112910020a-01", false)]
    public void A_branch_id_is_a_village_and_two_digits(string text, bool valid)
    {
        Assert.Equal(valid, BranchId.TryParse(text, null, out var id));
        Assert.True(!valid || (id.ToString() == text && id.Village == A.Village));
    }
}
