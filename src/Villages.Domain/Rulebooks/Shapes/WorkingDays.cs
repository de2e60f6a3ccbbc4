namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Dates of deadlines; holidays and make-up working days are the county calendar's, given as a predicate.</summary>
public static class WorkingDays
{
    /// <summary>Monday to Friday: the fallback where no calendar is given.</summary>
    public static bool Weekdays(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Last day of a limit that starts to run the day after <paramref name="from"/>.</summary>
    /// <exception cref="ArgumentException">Hours have no date.</exception>
    public static DateOnly Due(Deadline deadline, DateOnly from, Func<DateOnly, bool> isWorkingDay)
    {
        if (deadline.Unit != DeadlineUnit.WorkingDays)
        {
            return deadline.Unit switch
            {
                DeadlineUnit.NaturalDays => from.AddDays(deadline.Amount),
                DeadlineUnit.Months => from.AddMonths(deadline.Amount),
                _ => throw new ArgumentException("A deadline in hours has no due date.", nameof(deadline)),
            };
        }

        var (day, left) = (from, deadline.Amount);
        while (left > 0)
        {
            day = day.AddDays(1);
            left -= isWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}
