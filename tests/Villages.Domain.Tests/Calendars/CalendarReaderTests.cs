using System.Text;
using Villages.Domain.Calendars;

namespace Villages.Domain.Tests.Calendars;

public class CalendarReaderTests
{
    [Fact]
    public void The_shipped_calendar_rates_stars_once_a_year()
    {
        var stars = Assert.Single(TheCalendar.Default.Schedules);

        Assert.Equal(("stars", Frequency.Annual, CycleReach.Calibration), (stars.Scheme, stars.Frequency, stars.Runs));
    }

    [Fact]
    public void Every_fault_is_reported_at_once_with_its_path()
    {
        var (calendar, faults) = CalendarReader.Read(Encoding.UTF8.GetBytes("""
            {"schedules":[
              {"scheme":"stars","frequency":"annual","due":"02-30","runs":"calibration","since":"2022-Q1"},
              {"scheme":"stars","frequency":"monthly","due":"32","runs":"never","since":"2022"},
              {"frequency":"weekly","due":"01-31","runs":"effect","since":"soon"}],
             "holidays":["2026-01-01","2026-02-30"],"makeUpDays":["2026-01-01",7]}
            """), "test.json");

        Assert.Null(calendar);
        Assert.Equal(
            [
                "$.holidays[1]", "$.makeUpDays", "$.makeUpDays[1]", "$.schedules", "$.schedules[0].due", "$.schedules[0].since",
                "$.schedules[1].due", "$.schedules[1].runs", "$.schedules[1].since", "$.schedules[2].frequency", "$.schedules[2].scheme", "$.schedules[2].since",
            ],
            faults.Select(f => f.Path).Order(StringComparer.Ordinal));
    }
}
