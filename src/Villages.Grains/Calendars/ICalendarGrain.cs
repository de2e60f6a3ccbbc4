using Orleans.Concurrency;
using Villages.Domain;

namespace Villages.Grains.Calendars;

/// <summary>
/// Heartbeat of a county: one reminder compares the calendar file with what was planned, starts due cycles in order, oldest first, and sends steps again to whoever is silent.
/// A tick that is lost, late or doubled changes nothing. Key: <c>calendar/&lt;county&gt;</c>.
/// </summary>
[Alias("calendars.calendar-grain")]
public interface ICalendarGrain : IGrainWithStringKey
{
    /// <summary>Registers the reminder and looks at the calendar at once; harmless when repeated.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>Looks at the calendar now.</summary>
    [Alias("beat")]
    Task Beat();

    /// <summary>Adds a running cycle to those whose silent areas are sent their step again.</summary>
    [Alias("watch")]
    Task Watch(CycleId cycle);

    /// <summary>From now on each heartbeat looks at the county's board, until nothing hangs there and no objection is open.</summary>
    [Alias("watch-board")]
    Task WatchBoard();

    [AlwaysInterleave, Alias("read")]
    Task<CalendarView> Read();
}

[GenerateSerializer, Immutable, Alias("calendars.view")]
public sealed record CalendarView(
    [property: Id(0)] AreaCode County, [property: Id(1)] IReadOnlyList<CalendarLine> Lines, [property: Id(2)] DateTime? LastBeat);

/// <param name="WaitingFor">The cycle that must take effect first, when there is one.</param>
[GenerateSerializer, Immutable, Alias("calendars.line")]
public sealed record CalendarLine(
    [property: Id(0)] string Scheme, [property: Id(1)] Period? LastStarted, [property: Id(2)] Period NextPeriod,
    [property: Id(3)] DateOnly NextDue, [property: Id(4)] CycleId? WaitingFor);
