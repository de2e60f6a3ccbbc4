namespace Villages.Domain.Calendars;

public static class DuePeriods
{
    /// <summary>Day on which the period's cycle is due: in the month after the period's end, or for annual schedules in the named month after it.</summary>
    public static DateOnly DueOn(Schedule schedule, Period period)
    {
        var month = period.LastDay.AddDays(1);
        if (schedule.DueMonth is { } named)
        {
            month = month.AddMonths((named - month.Month + 12) % 12);
        }

        return new DateOnly(month.Year, month.Month, Math.Min(schedule.DueDay, DateTime.DaysInMonth(month.Year, month.Month)));
    }

    /// <summary>Periods whose due day has come, oldest first, after the last one started (null: none yet).</summary>
    public static IEnumerable<Period> After(Schedule schedule, Period? last, DateOnly today)
    {
        var period = last is { } started && started >= schedule.Since ? started.Next : schedule.Since;
        for (; DueOn(schedule, period) <= today; period = period.Next)
        {
            yield return period;
        }
    }
}
