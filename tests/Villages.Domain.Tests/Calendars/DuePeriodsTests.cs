using Villages.Domain.Calendars;

namespace Villages.Domain.Tests.Calendars;

public class DuePeriodsTests
{
    private static readonly Schedule Annual = new("stars", Frequency.Annual, 1, 31, CycleReach.Calibration, Period.OfYear(2022));
    private static readonly Schedule Monthly = new("grid", Frequency.Monthly, null, 31, CycleReach.Effect, Period.Parse("2022-01"));
    private static readonly Schedule Quarterly = new("points", Frequency.Quarterly, null, 10, CycleReach.Planned, Period.Parse("2022-Q1"));

    [Theory]
    [InlineData("2023-01-30", "")]
    [InlineData("2023-01-31", "2022")]
    [InlineData("2024-01-30", "2022")]
    [InlineData("2026-02-01", "2022 2023 2024 2025")]
    public void An_annual_cycle_is_due_on_its_day_of_the_next_year(string today, string periods) => Assert.Equal(periods, Due(Annual, null, today));

    [Fact]
    public void Missed_periods_are_caught_up_in_order_after_the_last_one_started() =>
        Assert.Equal("2023 2024 2025", Due(Annual, Period.OfYear(2022), "2026-01-31"));

    [Fact]
    public void A_short_month_lends_its_last_day()
    {
        Assert.Equal(A.Day("2022-02-28"), DuePeriods.DueOn(Monthly, Period.Parse("2022-01")));
        Assert.Equal("2022-01 2022-02", Due(Monthly, null, "2022-03-31"));
    }

    [Fact]
    public void A_quarter_is_due_in_the_month_after_it() => Assert.Equal("2022-Q1 2022-Q2", Due(Quarterly, null, "2022-07-10"));

    [Fact]
    public void An_annual_cycle_may_be_due_late_in_the_year_after() =>
        Assert.Equal(A.Day("2023-12-05"), DuePeriods.DueOn(Annual with { DueMonth = 12, DueDay = 5 }, Period.OfYear(2022)));

    [Fact]
    public void A_period_before_the_schedule_began_does_not_count() => Assert.Equal("2022", Due(Annual, Period.OfYear(2019), "2023-02-01"));

    private static string Due(Schedule schedule, Period? last, string today) => string.Join(' ', DuePeriods.After(schedule, last, A.Day(today)));
}
