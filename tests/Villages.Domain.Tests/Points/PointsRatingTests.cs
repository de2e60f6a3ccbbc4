using Villages.Domain.Members;
using Villages.Domain.Points;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Tests.Points;

/// <summary>Worked cases hold most golden examples; here stand those that need a branch, an account or another rulebook.</summary>
public class PointsRatingTests
{
    [Fact]
    public void Fifteen_studies_are_cut_at_twelve_and_the_trace_says_so()
    {
        var score = Ledgers.Facts(
            [
                .. Enumerable.Range(1, 15).Select(i => Ledgers.Registered("B1", $"2023-{i % 12 + 1:00}-{i:00}")),
                .. Enumerable.Range(1, 4).SelectMany(q => new[] { Ledgers.Registered("B2", $"2023-{3 * q:00}-01"), Ledgers.Registered("B3", $"2023-{3 * q:00}-02") }),
            ],
            votes: ("unqualified", 1)).Score();

        Assert.Equal(20, score.Contributions["base"]);
        var cut = Assert.Single(score.Trace, line => line.Code == PointsTraceCodes.ItemCut);
        Assert.Equal((-18m, "study"), (cut.Value!.Value, cut.Args["cap"]));
    }

    [Fact]
    public void Nine_of_twenty_reach_ninety_and_six_are_excellent()
    {
        var branch = Enumerable.Range(1, 20).Select(i => Member(i, i <= 9 ? 20 : 10)).ToArray();

        var result = PointsRating.Calibrate(Ledgers.Rules, [.. branch.Select(facts => facts.Score())], A.Day("2023-12-31"));

        Assert.Equal(6, result.Outcomes.Count(outcome => outcome.Grade == "excellent"));
        Assert.Equal(3, result.Outcomes.Count(outcome => outcome.CutByQuota && outcome.Grade == "qualified"));
        Assert.Equal([(20, 6, 6)], result.Branches!.Value.Select(one => (one.Counted, one.Seats, one.Used)));
        Assert.Equal(Enumerable.Range(1, 20), result.Outcomes.Select(outcome => outcome.RankInBranch!.Value).Order());
        var cut = result.Outcomes.First(outcome => outcome.CutByQuota);
        Assert.Contains(PointsExplanation.Explain(Ledgers.Rules, branch[0].Score(), cut), line => line.Code == "way-up");
    }

    [Fact]
    public void Ties_go_by_review_then_base_then_older_party_age()
    {
        SubjectScore[] scores = [Member(1, 20).Score(), (Member(2, 20) with { PartyAge = 200 }).Score(), Member(3, 20).Score()];

        var result = PointsRating.Calibrate(Ledgers.Rules, scores, A.Day("2023-12-31"));

        Assert.Equal(scores[1].Secretary, result.Outcomes.Single(outcome => outcome.Grade == "excellent").Secretary);
    }

    [Fact]
    public void A_red_line_on_30_December_takes_everything_even_without_ballots()
    {
        var facts = Ledgers.Facts([.. Ledgers.FullBase(), .. Ledgers.FullTasks()]) with { Vetoes = [new VetoFact("Z5", A.Day("2023-12-30"), null, "文")] };

        var score = facts.Score();

        Assert.Equal((0m, "unqualified"), (score.Total!.Value, score.BandGrade));
        Assert.Equal(["Z5"], score.Vetoes);
        Assert.Equal("review-missing", (facts with { Vetoes = [new VetoFact("Z5", A.Day("2022-12-30"), null, "文")] }).Score().Unrated!.Code);
    }

    [Fact]
    public void By_deed_date_what_was_granted_stands_and_by_cycle_end_it_is_valued_anew_within_what_reviewers_left()
    {
        var facts = Ledgers.Facts([Ledgers.Registered("T1", "2023-05-01"), Ledgers.Registered("T1", "2023-06-01", granted: 2)], votes: ("unqualified", 1));
        var dearer = Ledgers.Rules with { Items = [.. Ledgers.Rules.Items.Select(item => item.Id == "T1" ? item with { Points = 4 } : item)] };

        Assert.Equal(7, facts.Score(dearer).Total);
        Assert.Equal(6, facts.Score(dearer with { JudgeBy = JudgeBy.CycleEnd }).Total);
        Assert.Equal(2, (facts with { Entries = [facts.Entries[1]] }).Score(dearer with { JudgeBy = JudgeBy.CycleEnd }).Total);
    }

    [Fact]
    public void Caps_of_a_month_run_over_the_year_to_date()
    {
        var studies = Enumerable.Range(1, 8).Select(month => Ledgers.Registered("B1", $"2023-{month:00}-10")).ToArray();

        decimal? Month(string period) => Ledgers.Facts(studies, period: Period.Parse(period)).Score().Total;

        Assert.Equal([2m, 2m, 0m], new[] { "2023-01", "2023-06", "2023-07" }.Select(Month));
        Assert.Null(Ledgers.Facts(studies, period: Period.Parse("2023-06")).Score().BandGrade);
        var ranks = PointsRating.Calibrate(Ledgers.Rules, [Ledgers.Facts(studies, period: Period.Parse("2023-06")).Score()], A.Day("2023-06-30"));
        Assert.Equal((null, 1), (ranks.Outcomes[0].Grade, ranks.Outcomes[0].RankInBranch!.Value));
    }

    [Fact]
    public void What_does_not_count_is_told()
    {
        var facts = Ledgers.Facts([Ledgers.Registered("B1", "2023-05-01"), Ledgers.Registered("B1", "2023-06-01") with { State = EntryState.Published }, Ledgers.Registered("B1", "2023-07-01") with { Item = "Q1" }], votes: ("unqualified", 1));

        Assert.Equal(2, facts.Score().Total);
        Assert.Equal("Q1", Assert.Single(facts.Score().Trace, line => line.Code == PointsTraceCodes.UnknownItem).Args["item"]);
        Assert.Equal("B1", Assert.Single((facts with { Class = "mobile" }).Score().Trace, line => line.Code == PointsTraceCodes.OutsideClass).Args["item"]);
        Assert.Equal("no-membership", (facts with { Memberships = [new BranchMembership(A.Branch, A.Day("2015-01-01"), A.Day("2023-06-30"))] }).Score().Unrated!.Code);
    }

    [Fact]
    public void The_explanation_names_documents_cuts_and_the_nearest_way_up()
    {
        var entries = Ledgers.FullBase().Where(entry => entry.Item != "B5").Append(Ledgers.Registered("B5", "2023-02-03", 2)).Concat(Ledgers.FullTasks());
        var score = Ledgers.Facts(entries, votes: [("qualified", 7), ("basicallyQualified", 3)]).Score();

        var lines = PointsExplanation.Explain(Ledgers.Rules, score);

        Assert.Equal(90.8m, score.Total);
        Assert.Contains(lines, line => line.Text.English.Contains("B7 2023-02-04", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Code == "way-up");
        var below = PointsExplanation.Explain(Ledgers.Rules, Ledgers.Facts(entries, votes: [("basicallyQualified", 1)]).Score());
        Assert.Equal("距优秀差 2 分：再有 1 次“主题党日”即可", below[^1].Text.Chinese);
        var short4 = PointsExplanation.Explain(Ledgers.Rules, Ledgers.Facts([.. entries, Ledgers.Registered("D4", "2023-08-08")], votes: [("basicallyQualified", 1)]).Score());
        Assert.Equal("4 points short of 'excellent': 2 × theme Party day would do", short4[^1].Text.English);
    }

    [Fact]
    public void Facts_come_from_account_and_membership()
    {
        var member = MemberState.Empty(MemberState.StreamOf(A.Person()))
            .After(Decision.Accept(new MemberEnrolled(A.Person(), A.Day("2020-07-01"), A.Day("2021-07-01"), new BranchMembership(A.Branch, A.Day("2021-07-01")), "mobile")));

        var facts = MemberFacts.Of(Ledgers.Empty, member, Period.OfYear(2023), A.Day("2023-12-31"))!;

        Assert.Equal((A.Branch, "mobile", 29, false), (facts.Branch, facts.Class, facts.PartyAge, facts.Probationary));
        Assert.Null(MemberFacts.Of(Ledgers.Empty, member, Period.OfYear(2020), A.Day("2020-12-31")));
    }

    /// <summary>Base 60, the review given, and tasks so that a review of 20 reaches the best band.</summary>
    private static MemberFacts Member(int number, int review) => Ledgers.Facts(
        [.. Ledgers.FullBase(), Ledgers.Registered("T1", "2023-03-10", 2)], number, votes: [("excellent", review), ("unqualified", 20 - review)]);
}
