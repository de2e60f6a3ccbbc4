using Villages.Domain.Members;
using Villages.Domain.Points;

namespace Villages.Domain.Tests.Points;

public class EntryRuleTests
{
    private static readonly ClaimPoints Letter = new(Ledgers.Deed("X2", "2023-05-04", "感谢信", evidence: true));
    private static readonly PointsAccountState Claimed = Ledgers.Empty.After(EntryRule.Decide(Ledgers.Empty, Letter, Ledgers.Member()));
    private static readonly string Id = Claimed.Entries[0].Id;

    [Fact]
    public void A_claim_asks_for_what_the_item_gives_and_waits_for_the_branch()
    {
        var entry = Assert.Single(Claimed.Entries);

        Assert.Equal((1m, 1m, EntryState.Submitted, true, false), (entry.Asked, entry.Granted, entry.State, entry.Claimed, entry.AsksTownship));
        Assert.Equal(Ledgers.Rules.Hash, entry.RulebookHash);
        Assert.Matches("^X2-20230504-[0-9a-f]{12}$", entry.Id);
    }

    [Fact]
    public void The_same_deed_is_claimed_once_and_awarded_once()
    {
        EntryRule.Decide(Claimed, Letter, Ledgers.Member()).IsRefused("points.same-deed");

        var award = new AwardPoints(Ledgers.Deed("B7", "2023-05-04"));
        var awarded = Ledgers.Empty.After(EntryRule.Decide(Ledgers.Empty, award, Ledgers.Organ("secretary")));
        EntryRule.Decide(awarded, award, Ledgers.Organ("secretary")).ChangesNothing();
        EntryRule.Decide(awarded, new AwardPoints(award.Entry with { Quantity = 2 }), Ledgers.Organ("secretary")).IsRefused("points.same-deed");
    }

    [Fact]
    public void What_cannot_be_a_deed_is_refused()
    {
        void Refused(EntryDraft draft, string code) => EntryRule.Decide(Ledgers.Empty, new ClaimPoints(draft), Ledgers.Member(A.Day("2023-06-30"))).IsRefused(code);

        Refused(Letter.Entry with { Item = "X9" }, "points.unknown-item");
        Refused(Ledgers.Deed("B1", "2023-05-04"), "points.not-for-role");
        Refused(Letter.Entry with { On = A.Day("2022-05-04") }, "points.other-year");
        Refused(Letter.Entry with { On = A.Day("2023-07-01") }, "points.future-date");
        Refused(Letter.Entry with { Source = " " }, "points.source");
        Refused(Letter.Entry with { Source = "身份证 11010519491231002X" }, "people.personal-text");
        Refused(Letter.Entry with { Quantity = 0 }, "points.quantity");
        Refused(Letter.Entry with { Level = "county" }, "points.level");
        Refused(Ledgers.Deed("X1", "2023-05-04", evidence: true), "points.level");
        Refused(Letter.Entry with { Points = 1.5m }, "points.above-item");
        Refused(Letter.Entry with { Evidence = [] }, "points.evidence-missing");
        Refused(Letter.Entry with { Evidence = [.. Enumerable.Repeat(Ledgers.File, 10)] }, "points.evidence-too-much");
        Refused(Letter.Entry with { Evidence = [new EvidenceFile("x", "x")] }, "points.evidence-unreadable");
    }

    [Fact]
    public void A_deed_outside_the_membership_or_in_a_closed_year_is_refused()
    {
        EntryRule.Decide(Ledgers.Empty, Letter, Ledgers.Member() with { Memberships = [new BranchMembership(A.Branch, A.Day("2023-06-01"))] }).IsRefused("points.no-member");
        EntryRule.Decide(Ledgers.Empty with { Closed = true }, Letter, Ledgers.Member()).IsRefused("points.year-closed");
        EntryRule.Decide(Claimed with { Closed = true }, new ReviewClaim(Id, ReviewLevel.Branch, 1), Ledgers.Organ("branch")).IsRefused("points.year-closed");
    }

    [Fact]
    public void Only_the_items_organs_award_it_and_nobody_awards_oneself()
    {
        var award = new AwardPoints(Ledgers.Deed("X3", "2023-07-04"));

        EntryRule.Decide(Ledgers.Empty, award, Ledgers.Organ("branch")).IsRefused("points.not-for-role");
        EntryRule.Decide(Ledgers.Empty, award, Ledgers.Organ("township", 'a')).IsRefused("points.own-deed");
        Assert.Equal(EntryState.TownshipReviewed, EntryRule.Decide(Ledgers.Empty, award, Ledgers.Organ("township")).Single<PointsAwarded>().Entry.State);
    }

    [Fact]
    public void A_review_grants_what_was_asked_or_less_and_says_why()
    {
        Assert.Equal(1, EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 1), Ledgers.Organ("branch")).Single<EntryReviewed>().Granted);
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 2), Ledgers.Organ("branch")).IsRefused("points.above-asked");
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 0.5m), Ledgers.Organ("branch")).IsRefused("points.reason");
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, null), Ledgers.Organ("branch")).IsRefused("points.reason");
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Township, 1), Ledgers.Organ("township")).IsRefused("points.wrong-state");
        EntryRule.Decide(Claimed, new ReviewClaim("X", ReviewLevel.Branch, 1), Ledgers.Organ("branch")).IsRefused("points.no-entry");
    }

    [Fact]
    public void Nobody_reviews_a_claim_of_their_own()
    {
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 1), Ledgers.Organ("branch", 'a')).IsRefused("points.own-deed");
        EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 1), Ledgers.Organ("branch") with { Actor = "zhang.san", Person = null }).IsRefused("points.own-deed");
    }

    [Fact]
    public void An_honour_of_the_county_goes_to_the_township_after_the_branch()
    {
        var state = Ledgers.Empty.After(EntryRule.Decide(Ledgers.Empty, new ClaimPoints(Ledgers.Deed("X1", "2023-05-04", "县组〔2023〕7号", level: "county", evidence: true)), Ledgers.Member()));
        var id = state.Entries[0].Id;
        state = state.After(EntryRule.Decide(state, new ReviewClaim(id, ReviewLevel.Branch, 2), Ledgers.Organ("branch")));

        Assert.False(state.Entries[0].Reviewed);
        AccountRule.Decide(state, new PublishEntries([id], A.Notice)).IsRefused("points.wrong-state");
        state = state.After(EntryRule.Decide(state, new ReviewClaim(id, ReviewLevel.Township, 2), Ledgers.Organ("township")));
        Assert.Equal(EntryState.Published, state.After(AccountRule.Decide(state, new PublishEntries([id], A.Notice))).Entries[0].State);

        var small = Claimed.After(EntryRule.Decide(Claimed, new ReviewClaim(Id, ReviewLevel.Branch, 1), Ledgers.Organ("branch")));
        EntryRule.Decide(small, new ReviewClaim(Id, ReviewLevel.Township, 1), Ledgers.Organ("township")).IsRefused("points.not-townships");
    }

    [Fact]
    public void Withdrawing_and_claiming_anew_is_claiming_once()
    {
        var withdrawn = Claimed.After(EntryRule.Decide(Claimed, new WithdrawClaim(Id), Ledgers.Member()));

        EntryRule.Decide(withdrawn, new WithdrawClaim(Id), Ledgers.Member()).ChangesNothing();
        EntryRule.Decide(Claimed, new WithdrawClaim(Id), Ledgers.Organ("branch")).IsRefused("points.not-claimants");
        var again = withdrawn.After(EntryRule.Decide(withdrawn, Letter, Ledgers.Member()));
        Assert.Equal(Text(Claimed), Text(again));
    }

    [Fact]
    public void A_rejected_claim_stays_and_an_organ_may_still_award_the_deed()
    {
        var draft = Ledgers.Deed("X1", "2023-05-04", "镇发〔2023〕1号", level: "township", evidence: true);
        var state = Ledgers.Empty.After(EntryRule.Decide(Ledgers.Empty, new ClaimPoints(draft), Ledgers.Member()));
        state = state.After(EntryRule.Decide(state, new ReviewClaim(state.Entries[0].Id, ReviewLevel.Branch, null, "文件与本人无关"), Ledgers.Organ("branch")));

        EntryRule.Decide(state, new ClaimPoints(draft), Ledgers.Member()).IsRefused("points.same-deed");
        state = state.After(EntryRule.Decide(state, new AwardPoints(draft), Ledgers.Organ("township")));
        Assert.Equal([EntryState.Rejected, EntryState.TownshipReviewed], state.Entries.Select(entry => entry.State));
        Assert.Equal($"{state.Entries[0].Id}.2", state.Entries[1].Id);
    }

    [Fact]
    public void A_reversal_is_a_counter_entry_and_the_balance_is_the_sum()
    {
        var entry = Ledgers.Registered("B7", "2023-05-04", 2);
        var state = Ledgers.Empty with { Entries = [entry, Ledgers.Registered("B7", "2023-06-04")] };
        var reverse = new ReverseEntry(entry.Id, "任务未完成");

        var reversed = state.After(EntryRule.Decide(state, reverse, Ledgers.Organ("secretary")));

        Assert.Equal((3m, 1m, 3), (state.Balance, reversed.Balance, reversed.Entries.Length));
        Assert.Equal(1, reversed.Entries.Count(one => one.Counts));
        EntryRule.Decide(reversed, reverse, Ledgers.Organ("secretary")).ChangesNothing();
        EntryRule.Decide(reversed, reverse with { Entry = $"{entry.Id}-r" }, Ledgers.Organ("secretary")).IsRefused("points.wrong-state");
        EntryRule.Decide(Claimed, new ReverseEntry(Id, "未经审核"), Ledgers.Organ("branch")).IsRefused("points.wrong-state");
    }

    private static string Text(PointsAccountState state) => System.Text.Json.JsonSerializer.Serialize(state, DomainJson.Options);
}
