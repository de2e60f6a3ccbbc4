using System.Collections.Immutable;
using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.Points;

namespace Villages.Domain.Tests.Points;

public class AccountRuleTests
{
    private static readonly CycleId Cycle = CycleId.Parse("points-141129-2023");
    private static readonly PointsEntry Reviewed = Ledgers.Registered("B7", "2023-05-04") with { State = EntryState.BranchReviewed };
    private static readonly PointsAccountState Account = Ledgers.Empty with { Entries = [Reviewed] };

    [Fact]
    public void An_entry_is_published_then_registered()
    {
        AccountRule.Decide(Account, new RegisterEntries([Reviewed.Id], A.Notice)).IsRefused("points.wrong-state");
        var published = Account.After(AccountRule.Decide(Account, new PublishEntries([Reviewed.Id], A.Notice)));
        AccountRule.Decide(published, new PublishEntries([Reviewed.Id], A.Notice)).ChangesNothing();

        var registered = published.After(AccountRule.Decide(published, new RegisterEntries([Reviewed.Id], A.Notice)));

        Assert.True(registered.Entries[0].Counts);
        AccountRule.Decide(registered, new RegisterEntries([Reviewed.Id], A.Notice)).ChangesNothing();
        AccountRule.Decide(registered, new PublishEntries(["B7-x"], A.Notice)).IsRefused("points.no-entry");
    }

    [Fact]
    public void What_is_held_is_not_registered_until_it_is_free()
    {
        var held = Account.After(AccountRule.Decide(Account, new PublishEntries([Reviewed.Id], A.Notice)));
        held = held.After(AccountRule.Decide(held, new HoldEntries([Reviewed.Id], true)));

        AccountRule.Decide(held, new HoldEntries([Reviewed.Id], true)).ChangesNothing();
        AccountRule.Decide(held, new RegisterEntries([Reviewed.Id], A.Notice)).IsRefused("points.wrong-state");
        held = held.After(AccountRule.Decide(held, new HoldEntries([Reviewed.Id], false)));
        Assert.True(held.After(AccountRule.Decide(held, new RegisterEntries([Reviewed.Id], A.Notice))).Entries[0].Counts);
    }

    [Fact]
    public void Ballots_are_of_the_rulebooks_scale()
    {
        var votes = ImmutableSortedDictionary<string, int>.Empty.Add("excellent", 5).Add("qualified", 4);
        var review = new RecordReview(votes, A.Day("2023-12-20"), "会议记录");
        var state = Ledgers.Empty.After(AccountRule.Decide(Ledgers.Empty, review, Ledgers.Organ("branch")));

        AccountRule.Decide(state, review, Ledgers.Organ("branch")).ChangesNothing();
        AccountRule.Decide(state, review with { Votes = votes.Add("brilliant", 1) }, Ledgers.Organ("branch")).IsRefused("points.ballot");
        AccountRule.Decide(state, review with { Votes = votes.SetItem("qualified", -1) }, Ledgers.Organ("branch")).IsRefused("points.ballot");
        AccountRule.Decide(state, review with { Votes = votes.Clear() }, Ledgers.Organ("branch")).IsRefused("points.no-ballots");
        AccountRule.Decide(Ledgers.Empty, review with { Document = "" }, Ledgers.Organ("branch")).IsRefused("points.document-missing");
    }

    [Fact]
    public void Red_and_yellow_lines_are_the_rulebooks_and_of_the_year()
    {
        var state = Ledgers.Empty.After(AccountRule.Decide(Ledgers.Empty, new RecordVeto("Z1", A.Day("2023-12-30"), "县纪〔2023〕9号"), Ledgers.Organ("discipline")));
        state = state.After(AccountRule.Decide(state, new RecordYellowLine("Y1", A.Day("2023-06-01"), "会议记录"), Ledgers.Organ("branch")));

        Assert.Equal(["Z1", "Y1"], state.Vetoes.Concat(state.YellowLines).Select(fact => fact.Code));
        AccountRule.Decide(state, new RecordVeto("Z1", A.Day("2023-12-30"), "县纪〔2023〕9号"), Ledgers.Organ("discipline")).ChangesNothing();
        AccountRule.Decide(state, new RecordVeto("Y1", A.Day("2023-12-30"), "文"), Ledgers.Organ("discipline")).IsRefused("points.unknown-line");
        AccountRule.Decide(state, new RecordVeto("Z2", A.Day("2022-12-30"), "文"), Ledgers.Organ("discipline")).IsRefused("points.other-year");
    }

    [Fact]
    public void A_closed_year_is_opened_by_a_ruling_only_and_closed_by_a_later_round()
    {
        var closed = Account.After(AccountRule.Decide(Account, new CloseAccount(Cycle, 1, 91, "excellent")));

        AccountRule.Decide(closed, new CloseAccount(Cycle, 1, 91, "excellent")).ChangesNothing();
        AccountRule.Decide(closed, new PublishEntries([Reviewed.Id], A.Notice)).IsRefused("points.year-closed");
        AccountRule.Decide(Account, new ReopenAccount(A.Objection)).IsRefused("points.not-closed");
        var open = closed.After(AccountRule.Decide(closed, new ReopenAccount(A.Objection)));
        Assert.False(open.Closed);
        AccountRule.Decide(open, new ReopenAccount(A.Objection)).ChangesNothing();
        Assert.Equal(1, AccountRule.Decide(open, new CloseAccount(Cycle, 2, 89, "qualified")).Single<AccountClosed>().Supersedes);
        AccountRule.Decide(open, new CloseAccount(CycleId.Parse("points-141129-2022"), 1, 89, "qualified")).IsRefused("points.other-cycle");
    }

    [Fact]
    public void An_annual_cycle_that_took_effect_closes_the_accounts_and_touches_no_stars()
    {
        var score = PointsRating.Score(Ledgers.Rules, Ledgers.Facts(Ledgers.FullBase(), votes: ("excellent", 1)), A.Day("2023-12-31"));
        var outcome = Assert.Single(PointsRating.Calibrate(Ledgers.Rules, [score], A.Day("2023-12-31")).Outcomes);

        var told = ConsequenceRegistry.Default.Of(Cycle.Stream, 1, [new EffectsIssued(Cycle, 1, 0, A.Day("2023-12-31"), Ledgers.Rules.Hash, PointsRating.Engine, [outcome], true)]);

        var close = Assert.Single(told).Consequence;
        Assert.Equal(new PointsAccountId(outcome.Secretary, 2023).Stream, close.Target);
        Assert.Equal(new CloseAccount(Cycle, 1, 80, "qualified"), close.Body);
    }

    [Theory]
    [InlineData("141129-aaaaaaaaaaaaaaaaaaaa-2023", true)]
    [InlineData("141129-aaaaaaaaaaaaaaaaaaaa-23", false)]
    [InlineData("141129-aaaaaaaaaaaaaaaaaaa-20233", false)]
    public void An_account_is_a_person_and_a_year(string text, bool valid)
    {
        Assert.Equal(valid, PointsAccountId.TryParse(text, null, out var id));
        Assert.True(!valid || (id.ToString() == text && id == Ledgers.Account && id.Stream.Home == 141129));
    }
}
