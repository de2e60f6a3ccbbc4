using System.Collections.Frozen;
using Villages.Domain;
using Villages.Domain.Calendars;

namespace Villages.Grains.Calendars;

/// <summary>The calendar of each county: its own file, or the default one.</summary>
public sealed class CountyCalendars(CountyCalendar fallback, IReadOnlyDictionary<AreaCode, CountyCalendar>? own = null)
{
    private readonly FrozenDictionary<AreaCode, CountyCalendar> _own = (own ?? new Dictionary<AreaCode, CountyCalendar>()).ToFrozenDictionary();

    public CountyCalendar Of(AreaCode county) => _own.GetValueOrDefault(county) ?? fallback;
}
