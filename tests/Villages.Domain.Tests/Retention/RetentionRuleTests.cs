using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Retention;

namespace Villages.Domain.Tests.Retention;

public class RetentionRuleTests
{
    private static readonly RetentionClass Former = new("former", new("离任", "Former"), RetentionStart.LastTenureEnd, 10, "x", RetentionAction.Erase);
    private static readonly RetentionClass Deceased = new("deceased", new("已故", "Deceased"), RetentionStart.Death, 5, "x", RetentionAction.Erase);
    private static readonly RetentionCatalogue Both = new([Former, Deceased]);

    [Fact]
    public void The_period_begins_with_the_last_tenures_last_day()
    {
        var facts = RetentionFacts.Of([A.Tenure("2011-03-01", "2014-02-28"), A.Tenure("2015-01-01", "2020-02-29")], [], null, A.Today);

        Assert.Equal(A.Day("2030-02-28"), RetentionRule.DueOn(Former, facts));
        Assert.Null(RetentionRule.DueOn(Deceased, facts));
    }

    [Fact]
    public void While_a_post_is_held_nothing_is_due()
    {
        var facts = RetentionFacts.Of([A.Tenure("2011-03-01", "2014-02-28"), A.Tenure("2015-01-01")], [], null, A.Today);

        Assert.Null(RetentionRule.DueOn(Former, facts));
        Assert.Null(RetentionRule.Governing(Both, facts));
    }

    [Theory]
    [InlineData("2014-02-28", "former", "2024-02-28")]
    [InlineData("2004-02-28", "deceased", "2023-11-05")]
    public void The_longest_period_governs(string left, string code, string due)
    {
        var governing = RetentionRule.Governing(Both, RetentionFacts.Of([A.Tenure("2001-03-01", left)], [], A.Day("2018-11-05"), A.Today))!;

        Assert.Equal((code, A.Day(due)), (governing.Class.Code, governing.DueOn));
    }

    [Fact]
    public void Without_tenure_and_death_no_period_has_begun() => Assert.Null(RetentionRule.Governing(Both, RetentionFacts.Of([], [], null, A.Today)));

    [Fact]
    public void Work_on_a_grid_keeps_the_data_and_its_last_day_begins_the_period()
    {
        RetentionFacts Of(string? to) => RetentionFacts.Of(
            [A.Tenure("2011-03-01", "2014-02-28")], [new GridWork(A.Grid, new GridAssignment(GridWorkerKind.FullTimeRural, A.Day("2018-04-11"), to is null ? null : A.Day(to)))], null, A.Today);

        Assert.True(Of(null).HoldsPost);
        Assert.Equal((false, A.Day("2020-02-29")), (Of("2020-02-29").HoldsPost, Of("2020-02-29").LastTenureEnded));
    }
}
