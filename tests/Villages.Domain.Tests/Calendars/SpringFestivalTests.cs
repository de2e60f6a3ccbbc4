using Villages.Domain.Calendars;

namespace Villages.Domain.Tests.Calendars;

public class SpringFestivalTests
{
    [Theory]
    [InlineData("2021-02-12")]
    [InlineData("2022-02-01")]
    [InlineData("2023-01-22")]
    [InlineData("2024-02-10")]
    [InlineData("2025-01-29")]
    [InlineData("2026-02-17")]
    [InlineData("2027-02-06")]
    [InlineData("2028-01-26")]
    [InlineData("2029-02-13")]
    [InlineData("2030-02-03")]
    [InlineData("2031-01-23")]
    [InlineData("2032-02-11")]
    [InlineData("2033-01-31")]
    [InlineData("2034-02-19")]
    [InlineData("2035-02-08")]
    [InlineData("2036-01-28")]
    public void New_years_day_falls_on(string day) => Assert.Equal(A.Day(day), SpringFestival.Of(A.Day(day).Year));

    [Fact]
    public void It_falls_between_21_January_and_21_February_in_every_year_the_calendar_knows()
    {
        for (var year = SpringFestival.FirstYear; year <= SpringFestival.LastYear; year++)
        {
            Assert.InRange(SpringFestival.Of(year), new DateOnly(year, 1, 21), new DateOnly(year, 2, 21));
        }
    }

    [Theory]
    [InlineData("2024-12-20", 2025)]
    [InlineData("2025-01-29", 2025)]
    [InlineData("2025-01-30", 2026)]
    public void A_campaign_belongs_to_the_next_new_years_day(string day, int year) => Assert.Equal(year, SpringFestival.YearAhead(A.Day(day)));

    [Theory]
    [InlineData(1901)]
    [InlineData(2101)]
    public void Years_outside_the_calendar_are_an_error(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => SpringFestival.Of(year));
}
