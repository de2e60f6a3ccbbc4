using System.Text.Json;
using Villages.Domain.Stars;

namespace Villages.Domain.Tests.Stars;

public class CalibrationTests
{
    private static readonly int[] Townships = [30, 20, 15, 12, 7, 5];

    [Fact]
    public void Of_89_rated_at_most_17_are_excellent_shared_by_largest_remainder()
    {
        var number = 0;
        var county = Townships.SelectMany((size, t) => Enumerable.Range(0, size).Select(i => Secretaries.Of(++number, i < 5 ? 90 + i : 80, township: t + 1))).ToArray();

        var result = county.Calibrate();

        Assert.Equal((89, 30), (county.Length, county.Count(facts => facts.Score().Total >= 90)));
        Assert.Equal(17, result.GradeCap);
        Assert.Equal([6, 4, 3, 2, 1, 1], result.Townships.Select(township => township.Seats));
        Assert.Equal([5, 4, 3, 2, 1, 1], result.Townships.Select(township => township.Used));
        Assert.Equal(16, result.Outcomes.Count(outcome => outcome.Grade == "excellent"));
        Assert.Equal(14, result.Outcomes.Count(outcome => outcome.CutByQuota && outcome.Grade == "qualified"));
    }

    [Fact]
    public void A_place_goes_to_the_total_then_the_masses_then_the_longer_tenure_then_the_lower_id()
    {
        SubjectFacts[] county =
        [
            Secretaries.Of(1, 92),
            Secretaries.Of(2, 92).With("mass-review", 95).With("organisational-appraisal", 89),
            Secretaries.Of(3, 92, months: 61),
            Secretaries.Of(4, 92),
            Secretaries.Of(5, 92.01m),
        ];

        var ranks = county.Calibrate().Outcomes.OrderBy(outcome => outcome.RankInCounty).Select(outcome => outcome.Secretary);

        Assert.Equal([county[4].Secretary, county[1].Secretary, county[2].Secretary, county[0].Secretary, county[3].Secretary], ranks);
    }

    [Fact]
    public void Who_heads_two_villages_is_rated_once_for_the_first_that_has_a_rating_whatever_comes_first()
    {
        var (first, second, third) = (Secretaries.Of(1, 80), Secretaries.Of(2, 95, township: 2), Secretaries.Of(3, 90));
        var both = second with { Secretary = first.Secretary };

        var result = new[] { first, both, third }.Calibrate();

        Assert.Equal(JsonSerializer.Serialize(result, DomainJson.Options), JsonSerializer.Serialize(new[] { both, third, first }.Calibrate(), DomainJson.Options));
        var outcome = Assert.Single(result.Outcomes, outcome => outcome.Secretary == first.Secretary);
        Assert.Equal((first.Village, 80m), (outcome.Village, outcome.Total));
        Assert.Equal($"{both.Village}", Assert.Single(outcome.Trace, line => line.Code == TraceCodes.SeveralVillages).Args["others"]);
        Assert.Equal([2, 1], result.Outcomes.Select(one => one.RankInCounty!.Value));
        Assert.Equal(both.Village, Assert.Single(new[] { first.Without("organisational-appraisal"), both }.Calibrate().Outcomes).Village);
    }

    [Fact]
    public void Of_110_secretaries_11_hold_five_stars_by_score_then_growth_then_tenure()
    {
        var county = Enumerable.Range(1, 110).Select(number => number <= 14
            ? Secretaries.Of(number, 98 - (number <= 10 ? 0 : 1), months: number == 14 ? 99 : 60)
                .After(("excellent", 4)).With("collective-income-growth", number == 12 ? 30 : 20)
            : Secretaries.Of(number, 60)).ToArray();

        var result = county.Calibrate();

        Assert.Equal(11, result.TopCap);
        var five = result.Outcomes.Where(outcome => outcome.StarsAfter == 5).Select(outcome => outcome.Secretary).ToArray();
        Assert.Equal(county.Take(10).Append(county[11]).Select(facts => facts.Secretary).Order(), five.Order());
        Assert.Equal(3, result.Outcomes.Count(outcome => outcome.Trace.Any(line => line.Code == TraceCodes.TopQuotaCut)));
    }

    [Fact]
    public void Five_stars_are_a_share_of_all_secretaries_excellent_of_those_rated()
    {
        var county = Enumerable.Range(1, 100).Select(number => Secretaries.Of(number, 95, months: number <= 50 ? 60 : 3));

        var result = county.Calibrate();

        Assert.Equal((10, 10), (result.GradeCap, result.TopCap));
        Assert.Equal(50, result.Outcomes.Count(outcome => outcome is { Rated: false, Unrated.Code: "months-in-post", Pay: null, StarsAfter: null }));
    }

    [Fact]
    public void A_vetoed_secretary_stands_last_however_good_the_total()
    {
        var result = new[] { Secretaries.Of(1, 99).Veto("V3", "2022-02-02"), Secretaries.Of(2, 40) }.Calibrate();

        Assert.Equal([2, 1], result.Outcomes.Select(outcome => outcome.RankInCounty!.Value));
    }

    [Fact]
    public void Who_is_cut_learns_the_place_and_the_last_total_within()
    {
        var outcome = Enumerable.Range(1, 10).Select(number => Secretaries.Of(number, 100 - number)).Calibrate().Outcomes[2];

        var cut = Assert.Single(outcome.Trace, line => line.Code == TraceCodes.QuotaCut);
        Assert.Equal(("3", "2", "98"), (cut.Args["place"], cut.Args["seats"], cut.Args["lastTotal"]));
    }

    [Fact]
    public void A_result_survives_its_json()
    {
        var json = JsonSerializer.Serialize(
            Enumerable.Range(1, 30).Select(number => Secretaries.Of(number, 70 + number, months: number)).Calibrate(), DomainJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<CalibrationResult>(json, DomainJson.Options), DomainJson.Options));
    }
}
