using Villages.Domain.Calendars;

namespace Villages.Domain.Tests.Calendars;

public class WorkingDaysTests
{
    private static readonly WorkingDays Shipped = TheCalendar.Default.WorkingDays;

    [Theory]
    [InlineData("2022-10-03", false)]
    [InlineData("2022-10-08", true)]
    [InlineData("2022-10-09", true)]
    [InlineData("2022-10-15", false)]
    [InlineData("2022-10-17", true)]
    public void Holidays_rest_and_make_up_days_work(string day, bool works) => Assert.Equal(works, Shipped.IsWorking(A.Day(day)));

    [Fact]
    public void Five_working_days_across_the_national_day_end_after_it() =>
        Assert.Equal(A.Day("2022-10-11"), Shipped.Add(A.Day("2022-09-29"), 5));

    [Fact]
    public void Without_data_Monday_to_Friday_work()
    {
        Assert.Equal(A.Day("2040-01-09"), WorkingDays.Plain.Add(A.Day("2040-01-06"), 1));
        Assert.Equal(5, WorkingDays.Plain.Count(A.Day("2040-01-02"), A.Day("2040-01-08")));
        Assert.Equal(0, WorkingDays.Plain.Count(A.Day("2040-01-08"), A.Day("2040-01-02")));
    }

    [Fact]
    public void No_days_are_the_day_itself()
    {
        Assert.Equal(A.Day("2022-10-01"), Shipped.Add(A.Day("2022-10-01"), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Shipped.Add(A.Today, -1));
    }
}
