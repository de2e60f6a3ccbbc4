using System.Collections.Immutable;
using System.Globalization;

namespace Villages.Domain.Calendars;

/// <summary>
/// Reads <c>silo-config/calendars/*.json</c>: <c>{"schedules":[{"scheme":"stars","frequency":"annual","due":"01-31","runs":"calibration","since":"2022"}],
/// "holidays":["2026-01-01"],"makeUpDays":["2026-01-04"]}</c>. An annual <c>due</c> is a month and day after the period's end, any other a day of the month after it.
/// </summary>
public static class CalendarReader
{
    /// <returns>The calendar, or null with at least one fault.</returns>
    public static (CountyCalendar? Calendar, ImmutableArray<DataFault> Faults) Read(ReadOnlyMemory<byte> json, string file) =>
        DataNode.Read(json, file, root =>
        {
            root.Only("schedules", "holidays", "makeUpDays");
            ImmutableArray<Schedule> schedules = [.. root.List("schedules").Select(ReadSchedule)];
            foreach (var twice in schedules.CountBy(s => s.Scheme).Where(s => s.Value > 1))
            {
                root.Report(".schedules", $"方案“{twice.Key}”出现多次。", $"Scheme '{twice.Key}' stands more than once.");
            }

            var (holidays, makeUpDays) = (root.Values("holidays", ReadDate), root.Values("makeUpDays", ReadDate));
            foreach (var both in holidays.Intersect(makeUpDays))
            {
                root.Report(".makeUpDays", $"{both:yyyy-MM-dd} 同时为假日和调休上班日。", $"{both:yyyy-MM-dd} is both a holiday and a make-up working day.");
            }

            return new CountyCalendar(schedules, new WorkingDays(holidays, makeUpDays));
        });

    private static Schedule ReadSchedule(DataNode node)
    {
        node.Only("scheme", "frequency", "due", "runs", "since");
        var frequency = node.Enum<Frequency>("frequency");
        var (month, day) = ReadDue(node, frequency);
        var schedule = new Schedule(node.String("scheme", 40), frequency, month, day, node.Enum<CycleReach>("runs"), node.Parse<Period>("since"));
        if (schedule.Since != default && schedule.Since.Months != schedule.Months)
        {
            node.Report(".since", "起始周期与频率不符。", "The first period does not have the schedule's frequency.");
        }

        return schedule;
    }

    private static (int? Month, int Day) ReadDue(DataNode node, Frequency frequency)
    {
        var due = node.String("due", 5);
        if (frequency == Frequency.Annual)
        {
            if (DateOnly.TryParseExact($"2000-{due}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return (date.Month, date.Day);
            }
        }
        else if (due.Length == 2 && int.TryParse(due, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31)
        {
            return (null, day);
        }

        if (due.Length > 0)
        {
            node.Report(".due", "年度方案须为“月-日”，其余须为两位日。", "An annual schedule is due on MM-DD, any other on DD.");
        }

        return (null, 1);
    }

    private static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
