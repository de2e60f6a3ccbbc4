using Villages.Domain.People;

namespace Villages.Domain.Tests.Stars;

public class StarRatingTests
{
    [Fact]
    public void A_qualified_principal_of_23_years_starts_with_three_stars() =>
        Assert.Equal(3, Secretaries.Of(1, 80).Serving(A.Tenure("2000-01-01")).Alone().StarsAfter);

    [Theory]
    [InlineData("2010-11-01", 3)]
    [InlineData("2011-07-01", 3)]
    [InlineData("2014-01-01", 2)]
    public void A_gap_of_up_to_a_year_counts_and_a_longer_one_is_subtracted(string back, int stars) => Assert.Equal(
        stars,
        Secretaries.Of(1, 80).Serving(A.Tenure("2000-01-01", "2009-12-31", Position.Director), A.Tenure(back)).Alone().StarsAfter);

    [Fact]
    public void Service_before_a_removal_for_violation_does_not_count() => Assert.Equal(
        1,
        Secretaries.Of(1, 80).Serving(A.Tenure("2000-01-01", "2013-12-31", Position.Director, removed: true), A.Tenure("2014-01-01")).Alone().StarsAfter);

    [Fact]
    public void A_committee_member_is_no_principal() => Assert.Equal(
        1, Secretaries.Of(1, 80).Serving(A.Tenure("2000-01-01", "2020-12-31", Position.CommitteeMember), A.Tenure("2021-01-01")).Alone().StarsAfter);

    [Fact]
    public void An_excellent_newcomer_starts_with_two_stars() =>
        Assert.Equal(2, Secretaries.Of(1, 95).Serving(A.Tenure("2021-06-01")).Alone().StarsAfter);

    [Fact]
    public void Three_stars_and_excellent_are_3540_yuan_a_month()
    {
        var outcome = Secretaries.Of(1, 95).After(("qualified", 2)).Alone();

        Assert.Equal(("excellent", 3, 3540.00m), (outcome.Grade, outcome.StarsAfter, outcome.Pay!.Total));
        Assert.Equal((1800m, 1440m, 300m), (outcome.Pay.Basic, outcome.Pay.Performance, outcome.Pay.Stars));
    }

    [Theory]
    [InlineData(89.995, 90.00, "excellent")]
    [InlineData(89.994, 89.99, "qualified")]
    public void A_total_is_rounded_once_and_judged_on_the_rounded_number(decimal exact, decimal total, string grade)
    {
        var outcome = Secretaries.Of(1, exact).Alone();

        Assert.Equal((total, grade), (outcome.Total, outcome.Grade));
    }

    [Fact]
    public void A_punishment_takes_every_star_and_locks_until_it_ends()
    {
        var outcome = Secretaries.Of(1, 95).After(("excellent", 4)).Veto("V1", "2022-05-10", "2023-09-30").Alone();

        Assert.Equal(("unqualified", 0, A.Day("2023-09-30")), (outcome.Grade, outcome.StarsAfter, outcome.LockedUntil));
        Assert.Equal(41, outcome.RankInCounty);
    }

    [Fact]
    public void The_rating_after_the_lock_may_add_again()
    {
        var outcome = Secretaries.Of(1, 95, period: Period.OfYear(2023)).After(("unqualified", 0)).Veto("V1", "2022-05-10", "2023-09-30").Alone();

        Assert.Equal(("excellent", 1), (outcome.Grade, outcome.StarsAfter));
        Assert.Null(outcome.LockedUntil);
    }

    [Fact]
    public void While_the_lock_lasts_no_star_is_added()
    {
        var outcome = Secretaries.Of(1, 95, period: Period.OfYear(2023)).After(("unqualified", 0)).Veto("V1", "2022-05-10", "2024-05-09").Alone();

        Assert.Equal(("excellent", 0, A.Day("2024-05-09")), (outcome.Grade, outcome.StarsAfter, outcome.LockedUntil));
    }

    [Fact]
    public void A_veto_of_a_year_without_a_rating_still_takes_the_stars()
    {
        var facts = Secretaries.Of(1, 80, period: Period.OfYear(2024)).Veto("V2", "2022-05-10");

        var outcome = (facts with { Career = facts.Career with { Past = Secretaries.Of(1, 80).After(("excellent", 4)).Career.Past } }).Alone();

        Assert.Equal((0, 0), (outcome.StarsBefore, outcome.StarsAfter));
    }

    [Fact]
    public void Stars_are_frozen_while_the_organisation_is_under_remediation()
    {
        var listed = Secretaries.Of(1, 95).After(("qualified", 3)).Veto("F1", "2022-03-01");

        Assert.Equal(("excellent", 3), (listed.Alone().Grade, listed.Alone().StarsAfter));
        Assert.Equal(4, Secretaries.Of(1, 95).After(("qualified", 3)).Veto("F1", "2022-03-01", "2022-11-30").Alone().StarsAfter);
    }

    [Fact]
    public void Qualified_two_years_running_adds_a_star_once_per_two_years()
    {
        Assert.Equal(2, Secretaries.Of(1, 80).After(("qualified", 1)).Alone().StarsAfter);
        Assert.Equal(2, Secretaries.Of(1, 80).After(("qualified", 1), ("qualified", 2)).Alone().StarsAfter);
        Assert.Equal(3, Secretaries.Of(1, 80).After(("qualified", 1), ("qualified", 2), ("qualified", 2)).Alone().StarsAfter);
        Assert.Equal(2, Secretaries.Of(1, 80).After(("qualified", 1), ("excellent", 2)).Alone().StarsAfter);
    }

    [Fact]
    public void Honours_add_at_most_two_stars_a_term()
    {
        Assert.Equal(3, Secretaries.Of(1, 80).After(("excellent", 1)).Honour("nation", "2022-07-01").Honour("city", "2022-08-01").Alone().StarsAfter);
        Assert.Equal(5, Secretaries.Of(1, 95).After(("excellent", 2)).Honour("nation", "2022-07-01").With("collective-income-growth", 12).Alone().StarsAfter);

        var used = Secretaries.Of(1, 80).After(("excellent", 2)).Honour("nation", "2022-07-01");
        used = used with { Career = used.Career with { Past = [used.Career.Past[0] with { HonourStars = 1 }] } };
        Assert.Equal((3, 1), (used.Alone().StarsAfter, used.Alone().HonourStars));
    }

    [Fact]
    public void A_bad_year_costs_stars()
    {
        Assert.Equal(2, Secretaries.Of(1, 70).After(("qualified", 3)).Alone().StarsAfter);
        Assert.Equal(0, Secretaries.Of(1, 50).After(("qualified", 3)).Alone().StarsAfter);
        Assert.Equal(0, Secretaries.Of(1, 70).After(("qualified", 0)).Alone().StarsAfter);
    }

    [Theory]
    [InlineData(AreaKind.Village, "collective-income-growth", 9.99, 4)]
    [InlineData(AreaKind.Village, "collective-income-growth", 10, 5)]
    [InlineData(AreaKind.Community, "satisfaction", 89.99, 4)]
    [InlineData(AreaKind.Community, "satisfaction", 90, 5)]
    public void The_fifth_star_asks_for_growth_or_satisfaction(AreaKind kind, string indicator, decimal value, int stars) =>
        Assert.Equal(stars, Secretaries.Of(1, 95, kind: kind).After(("excellent", 4)).With(indicator, value).Alone().StarsAfter);

    [Fact]
    public void Ten_stars_are_rated_anew_after_the_election()
    {
        var rules = Rulebooks.RulebookFiles.TenStars;

        Assert.Equal(7, Secretaries.Of(1, 95).After(("excellent", 5)).Alone(rules).StarsAfter);
        Assert.Equal(10, Secretaries.Of(1, 95).After(("excellent", 9)).Alone(rules).StarsAfter);
        Assert.Equal(1, Secretaries.Of(1, 80, period: Period.OfYear(2026)).After(("excellent", 9)).Alone(rules).StarsAfter);
    }
}
