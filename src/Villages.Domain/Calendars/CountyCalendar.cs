using System.Collections.Immutable;

namespace Villages.Domain.Calendars;

public enum Frequency
{
    Annual,
    Quarterly,
    Monthly,
}

/// <summary>How far a due cycle goes by itself.</summary>
public enum CycleReach
{
    /// <summary>Planned only; a person starts it.</summary>
    Planned,

    /// <summary>Scored and calibrated; a person publishes it.</summary>
    Calibration,

    /// <summary>Up to its effect.</summary>
    Effect,
}

/// <summary>A recurring cycle of a scheme.</summary>
/// <param name="DueMonth">Of annual schedules: month of the year after the period's end; null otherwise.</param>
/// <param name="DueDay">Day of that month, or of the month after the period's end; a shorter month's last day stands in.</param>
/// <param name="Since">First period that is due.</param>
public sealed record Schedule(string Scheme, Frequency Frequency, int? DueMonth, int DueDay, CycleReach Runs, Period Since)
{
    public int Months => Frequency switch
    {
        Frequency.Annual => 12,
        Frequency.Quarterly => 3,
        _ => 1,
    };
}

/// <summary>What a county does when; data, read from <c>silo-config/calendars</c>.</summary>
public sealed record CountyCalendar(ImmutableArray<Schedule> Schedules, WorkingDays WorkingDays);
