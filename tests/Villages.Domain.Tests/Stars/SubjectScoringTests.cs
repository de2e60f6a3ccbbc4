using System.Text.Json;
using Villages.Domain.Tests.Rulebooks;

namespace Villages.Domain.Tests.Stars;

public class SubjectScoringTests
{
    [Fact]
    public void A_total_is_made_of_weighted_groups_and_X_and_Y()
    {
        var score = Secretaries.Of(1, 80)
            .With("party-building", 100)
            .With("organisational-appraisal", new KeyValuePair<string, int>("good", 1))
            .With("mass-review", [new("good", 20), new("ratherGood", 15), new("average", 4), new("poor", 1)])
            .With("x-bonus", 7).With("y-penalty", 2).Score();

        Assert.Equal(50.4m + 20m + 17.2m + 5m - 2m, score.Total);
        Assert.Equal((50.4m, 20m, 17.2m), (score.Contributions["quantitative"], score.Contributions["organisation"], score.Contributions["mass"]));
        Assert.Equal((5m, 2m), (score.Bonus, score.Penalty));
    }

    [Fact]
    public void A_community_is_scored_on_its_own_dimensions()
    {
        var score = Secretaries.Of(1, 80, kind: AreaKind.Community).With("self-government", 90).With("industry", 0).Score();

        Assert.Equal(80 + 0.6m, score.Total);
    }

    [Fact]
    public void A_total_never_falls_below_zero() => Assert.Equal(0, Secretaries.Of(1, 30).With("y-penalty", 100).Score().Total);

    [Fact]
    public void Less_than_a_full_year_as_secretary_stays_unrated()
    {
        Assert.Equal("months-in-post", Secretaries.Of(1, 95, months: 11).Score().Unrated!.Code);
        Assert.Null(Secretaries.Of(1, 95, months: 12).Score().Unrated);
    }

    [Fact]
    public void A_missing_reading_leaves_the_secretary_unrated_and_says_which()
    {
        var unrated = Secretaries.Of(1, 95).Without("governance").Without("mass-review").Score().Unrated!;

        Assert.Equal("reading-missing", unrated.Code);
        Assert.Contains("基层治理、群众评议", unrated.Reason.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rulebook_may_count_a_missing_reading_as_zero()
    {
        var lenient = RulebookFiles.Edited("default/stars/2023-01-01.json", "\"missingReading\": \"unrated\"", "\"missingReading\": \"zero\"");

        Assert.Equal(95 * 0.8m, Secretaries.Of(1, 95).Without("mass-review").Score(lenient).Total);
    }

    [Fact]
    public void A_fact_after_the_as_of_date_counts_for_nobody()
    {
        var score = Secretaries.Of(1, 95).Veto("V2", "2023-01-01").Honour("nation", "2023-02-01").Score();

        Assert.Empty(score.Vetoes);
        Assert.Equal((0, false), (score.Basis!.HonourStars, score.Basis.Stripped));
    }

    [Fact]
    public void Several_votes_are_one_ballot_and_several_numbers_their_mean()
    {
        var split = Secretaries.Of(1, 80).With("governance", 70);
        split = split with { Readings = split.Readings.Add(Domain.Stars.ReadingFact.Of("governance", 90, "test/9")) };

        Assert.Equal(80, split.Score().Total);
    }

    [Fact]
    public void Scoring_again_gives_the_same_bytes_whatever_the_order_of_facts()
    {
        var facts = Secretaries.Of(1, 91.37m).With("x-bonus", 3).Honour("city", "2022-03-01").Honour("province", "2022-05-01").Veto("V2", "2022-06-01").Veto("F1", "2022-07-01");
        var turned = facts with
        {
            Readings = [.. facts.Readings.Reverse()],
            Career = facts.Career with { Honours = [.. facts.Career.Honours.Reverse()], Vetoes = [.. facts.Career.Vetoes.Reverse()] },
        };

        Assert.Equal(Bytes(facts), Bytes(facts));
        Assert.Equal(Bytes(facts), Bytes(turned));
    }

    [Fact]
    public void A_score_survives_its_json()
    {
        var json = Bytes(Secretaries.Of(1, 91.37m).After(("qualified", 2)).Veto("V2", "2022-06-01"));

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Domain.Stars.SubjectScore>(json, DomainJson.Options), DomainJson.Options));
    }

    private static string Bytes(Domain.Stars.SubjectFacts facts) => JsonSerializer.Serialize(facts.Score(), DomainJson.Options);
}
