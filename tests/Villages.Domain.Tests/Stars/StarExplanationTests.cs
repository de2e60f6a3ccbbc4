using Villages.Domain.Stars;

namespace Villages.Domain.Tests.Stars;

public class StarExplanationTests
{
    [Fact]
    public void An_explanation_leads_from_items_to_pay_in_both_languages()
    {
        var facts = Secretaries.Of(1, 80).With("x-bonus", 9).After(("qualified", 2));

        var lines = Explain(facts);

        Assert.Contains(lines, line => line.Text.Chinese == "党的建设：80 分，权重 20%，计 16 分");
        Assert.Contains(lines, line => line.Text.English == "bonus (X): 9 asked, the cap leaves 5");
        Assert.Contains(lines, line => line.Text.English == "2 years 'qualified' in a row add 1");
        Assert.Contains(lines, line => line.Code == TraceCodes.Pay && line.Text.Chinese.StartsWith("月报酬", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.NotEqual(line.Code, line.Text.English));
        Assert.Equal(
            [TraceCodes.Total, TraceCodes.Band, TraceCodes.Grade, TraceCodes.StarsBefore, TraceCodes.StarsAfter, TraceCodes.Pay],
            lines.Select(line => line.Code).Where(code => code is TraceCodes.Total or TraceCodes.Band or TraceCodes.Grade or TraceCodes.StarsBefore or TraceCodes.StarsAfter or TraceCodes.Pay));
    }

    [Fact]
    public void The_nearest_way_up_is_the_next_band() => Assert.Equal("5 points more reach 'excellent'", WayUp(Secretaries.Of(1, 85)));

    [Fact]
    public void The_nearest_way_up_is_the_gate_that_is_closed() =>
        Assert.Contains("less than 10 %", WayUp(Secretaries.Of(1, 95).After(("excellent", 4)).With("collective-income-growth", 1)), StringComparison.Ordinal);

    [Fact]
    public void The_nearest_way_up_is_the_end_of_the_lock() =>
        Assert.Equal("Ratings after 2023-05-09 may add stars again", WayUp(Secretaries.Of(1, 95).Veto("V2", "2022-05-10")));

    [Fact]
    public void The_nearest_way_up_is_the_last_total_within_the_quota()
    {
        var county = Enumerable.Range(1, 10).Select(number => Secretaries.Of(number, 100 - number)).ToArray();
        var outcome = county.Calibrate().Outcomes[2];

        Assert.Equal("The last place went to a total of 98: more than that is needed", StarExplanation.Explain(Secretaries.Rules, county[2].Score(), outcome)[^1].Text.English);
    }

    [Fact]
    public void Who_is_not_rated_reads_why()
    {
        var line = Assert.Single(Explain(Secretaries.Of(1, 95, months: 3)));

        Assert.Equal("本期不评星：任书记不满一年", line.Text.Chinese);
    }

    private static System.Collections.Immutable.ImmutableArray<ExplanationLine> Explain(SubjectFacts facts) =>
        StarExplanation.Explain(Secretaries.Rules, facts.Score(), facts.Alone());

    private static string WayUp(SubjectFacts facts) => Explain(facts).Single(line => line.Code == "way-up").Text.English;
}
