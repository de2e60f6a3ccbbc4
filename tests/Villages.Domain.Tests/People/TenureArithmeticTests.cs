using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class TenureArithmeticTests
{
    private static readonly DateOnly AsOf = A.Day("2022-12-31");

    [Fact]
    public void Principal_for_23_years_without_a_gap_counts_23() =>
        Assert.Equal(23, TenureArithmetic.ForStars([A.Tenure("2000-01-01")], AsOf).WholeYears);

    [Fact]
    public void A_gap_of_10_months_counts_as_service_for_stars() =>
        Assert.Equal(new ServiceLength(23 * 12, 0), TenureArithmetic.ForStars([A.Tenure("2000-01-01", "2009-12-31"), A.Tenure("2010-11-01")], AsOf));

    [Fact]
    public void A_gap_of_exactly_12_months_counts_and_one_day_more_does_not()
    {
        var first = A.Tenure("2000-01-01", "2009-12-31");

        Assert.Equal(23 * 12, TenureArithmetic.ForStars([first, A.Tenure("2011-01-01")], AsOf).Months);
        Assert.Equal(22 * 12, TenureArithmetic.ForStars([first, A.Tenure("2011-01-02")], AsOf).Months);
    }

    [Fact]
    public void A_gap_of_18_months_leaves_21_and_a_half_years_of_which_21_count()
    {
        var service = TenureArithmetic.ForStars([A.Tenure("2000-01-01", "2009-12-31"), A.Tenure("2011-07-01")], AsOf);

        Assert.Equal(new ServiceLength((21 * 12) + 6, 0), service);
        Assert.Equal(21, service.WholeYears);
    }

    [Fact]
    public void A_gap_of_4_years_leaves_19() =>
        Assert.Equal(19, TenureArithmetic.ForStars([A.Tenure("2000-01-01", "2009-12-31"), A.Tenure("2014-01-01")], AsOf).WholeYears);

    [Fact]
    public void Removal_for_violation_after_14_of_23_years_leaves_9_for_stars() =>
        Assert.Equal(9, TenureArithmetic.ForStars([A.Tenure("2000-01-01", "2013-12-31", removed: true), A.Tenure("2014-01-01")], AsOf).WholeYears);

    [Fact]
    public void Removal_for_violation_drops_every_earlier_tenure_and_the_gap_after_it_for_stars() =>
        Assert.Equal(9 * 12, TenureArithmetic.ForStars(
            [A.Tenure("1990-01-01", "1999-12-31"), A.Tenure("2000-01-01", "2013-06-30", removed: true), A.Tenure("2014-01-01")], AsOf).Months);

    [Fact]
    public void Removal_for_violation_ends_what_another_post_had_earned_by_that_day() =>
        Assert.Equal(9 * 12, TenureArithmetic.ForStars(
            [A.Tenure("2000-01-01", position: Position.Director), A.Tenure("2000-01-01", "2013-12-31", removed: true)], AsOf).Months);

    [Fact]
    public void A_removal_after_the_as_of_day_is_not_known_yet() =>
        Assert.Equal(10 * 12, TenureArithmetic.ForStars([A.Tenure("2000-01-01", "2013-12-31", removed: true)], A.Day("2009-12-31")).Months);

    [Fact]
    public void Only_the_flagged_tenure_is_dropped_for_allowances() =>
        Assert.Equal(19, TenureArithmetic.ForAllowances(
            [A.Tenure("1990-01-01", "1999-12-31"), A.Tenure("2000-01-01", "2013-12-31", removed: true), A.Tenure("2014-01-01")], AsOf).WholeYears);

    [Fact]
    public void Gaps_never_count_for_allowances() =>
        Assert.Equal(new ServiceLength((22 * 12) + 2, 0), TenureArithmetic.ForAllowances(
            [A.Tenure("2000-01-01", "2009-12-31"), A.Tenure("2010-11-01")], AsOf));

    [Fact]
    public void Eight_years_and_eleven_months_are_eight_whole_years()
    {
        var service = TenureArithmetic.ForAllowances([A.Tenure("2014-02-01")], AsOf);

        Assert.Equal(new ServiceLength((8 * 12) + 11, 0), service);
        Assert.Equal(8, service.WholeYears);
    }

    [Fact]
    public void Nine_years_need_their_last_day()
    {
        Assert.Equal(8, TenureArithmetic.ForAllowances([A.Tenure("2010-03-15", "2019-03-13")], AsOf).WholeYears);
        Assert.Equal(9, TenureArithmetic.ForAllowances([A.Tenure("2010-03-15", "2019-03-14")], AsOf).WholeYears);
    }

    [Fact]
    public void Two_posts_at_once_count_once() =>
        Assert.Equal(5 * 12, TenureArithmetic.ForAllowances(
            [A.Tenure("2018-01-01", position: Position.Director), A.Tenure("2019-05-01"), A.Tenure("2018-06-01", "2019-12-31", Position.CommitteeMember)], AsOf).Months);

    [Fact]
    public void Left_over_days_are_summed_and_thirty_make_a_month() =>
        Assert.Equal(new ServiceLength(3, 5), TenureArithmetic.ForAllowances(
            [A.Tenure("2020-01-01", "2020-02-20"), A.Tenure("2021-01-01", "2021-02-15")], AsOf));

    [Fact]
    public void A_month_that_begins_on_the_31st_ends_with_the_short_month()
    {
        Assert.Equal(new ServiceLength(1, 0), TenureArithmetic.ForAllowances([A.Tenure("2022-01-31", "2022-02-27")], AsOf));
        Assert.Equal(new ServiceLength(0, 28), TenureArithmetic.ForAllowances([A.Tenure("2022-01-30", "2022-02-26")], AsOf));
    }

    [Fact]
    public void Tenures_that_begin_after_the_as_of_day_and_no_tenures_count_nothing()
    {
        Assert.Equal(default, TenureArithmetic.ForStars([A.Tenure("2023-01-01")], AsOf));
        Assert.Equal(default, TenureArithmetic.ForStars([], AsOf));
    }

    [Fact]
    public void Months_in_post_include_the_day_asked_for()
    {
        Assert.Equal(12, TenureArithmetic.MonthsInPost(A.Tenure("2022-01-01"), AsOf));
        Assert.Equal(11, TenureArithmetic.MonthsInPost(A.Tenure("2022-01-02"), AsOf));
        Assert.Equal(0, TenureArithmetic.MonthsInPost(A.Tenure("2021-01-01", "2022-06-30"), AsOf));
    }
}
