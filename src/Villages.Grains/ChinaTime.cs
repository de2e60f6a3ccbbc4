namespace Villages.Grains;

/// <summary>Business dates: the day it is in Asia/Shanghai, by time-zone data.</summary>
public static class ChinaTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static volatile Hour _latest = new(-1, default);

    public static DateOnly Today(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        var number = now.UtcTicks / TimeSpan.TicksPerHour;
        var hour = _latest;
        if (hour.Number != number)
        {
            _latest = hour = new Hour(number, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Zone).DateTime));
        }

        return hour.Date;
    }

    /// <summary>Now in UTC, cut to whole microseconds as every engine keeps it.</summary>
    public static DateTime Instant(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
    }

    /// <summary>An hour counted in UTC: since 1901 no day has begun there within one, so the zone is asked once an hour and not at every page.</summary>
    private sealed record Hour(long Number, DateOnly Date);
}
