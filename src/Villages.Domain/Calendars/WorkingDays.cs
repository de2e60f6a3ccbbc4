using System.Collections.Frozen;

namespace Villages.Domain.Calendars;

/// <summary>Monday to Friday, less public holidays, plus make-up working days as the State Council publishes them each autumn; years without data fall back to Monday to Friday.</summary>
public sealed class WorkingDays(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> makeUpDays)
{
    private readonly FrozenSet<DateOnly> _holidays = holidays.ToFrozenSet();
    private readonly FrozenSet<DateOnly> _makeUpDays = makeUpDays.ToFrozenSet();

    /// <summary>Monday to Friday without any holiday.</summary>
    public static WorkingDays Plain { get; } = new([], []);

    public bool IsWorking(DateOnly date) =>
        _makeUpDays.Contains(date) || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !_holidays.Contains(date));

    /// <summary>The n-th working day after a date, which itself is not counted; the date itself for n = 0.</summary>
    public DateOnly Add(DateOnly date, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        while (days > 0)
        {
            date = date.AddDays(1);
            if (IsWorking(date))
            {
                days--;
            }
        }

        return date;
    }

    /// <summary>Working days from one date to another, both inclusive; 0 when they are the wrong way round.</summary>
    public int Count(DateOnly from, DateOnly to)
    {
        var count = 0;
        for (var date = from; date <= to; date = date.AddDays(1))
        {
            count += IsWorking(date) ? 1 : 0;
        }

        return count;
    }
}
