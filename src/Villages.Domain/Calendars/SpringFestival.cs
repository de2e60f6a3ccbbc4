using System.Globalization;

namespace Villages.Domain.Calendars;

/// <summary>New Year's Day of the lunar calendar (春节).</summary>
public static class SpringFestival
{
    public const int FirstYear = 1902;
    public const int LastYear = 2100;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <param name="year">Lunar year, numbered as the solar year it begins in: 1902 to 2100.</param>
    public static DateOnly Of(int year)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, 1, 1, 0, 0, 0, 0));
    }

    /// <summary>The lunar year a campaign before Spring Festival belongs to: that of the next New Year's Day on or after the date.</summary>
    public static int YearAhead(DateOnly date) => Of(date.Year) >= date ? date.Year : date.Year + 1;
}
