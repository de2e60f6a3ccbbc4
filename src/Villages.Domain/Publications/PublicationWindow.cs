using Villages.Domain.Calendars;

namespace Villages.Domain.Publications;

/// <summary>Days on which objections to a notice are taken, both inclusive; empty when the last lies before the first.</summary>
public readonly record struct PublicationWindow(DateOnly From, DateOnly To)
{
    /// <summary>The day of publication is open and not counted: as many whole working days follow it. Without any the window is empty.</summary>
    /// <param name="days">Working days of the board's kind.</param>
    public static PublicationWindow Of(DateOnly published, int days, WorkingDays workingDays)
    {
        ArgumentNullException.ThrowIfNull(workingDays);
        return new(published, days == 0 ? published.AddDays(-1) : workingDays.Add(published, days));
    }
}
