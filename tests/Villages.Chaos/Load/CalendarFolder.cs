using System.Globalization;
using Villages.Testing;

namespace Villages.Chaos.Load;

/// <summary>A copy of <c>silo-config</c> in which some counties have a calendar of their own, which runs their cycles up to the effect.</summary>
internal static class CalendarFolder
{
    /// <summary>Reminders keep the period they were registered with; a fresh copy of the database has those of the seeding.</summary>
    public const string Forget = "DELETE FROM OrleansRemindersTable";

    /// <param name="due">Month and day on which the county's periods fall due in the year after them.</param>
    public static string Make(string folder, IEnumerable<(County County, DateOnly Due)> due)
    {
        ConfigCopy.In(folder);
        foreach (var (county, day) in due)
        {
            var text = string.Create(CultureInfo.InvariantCulture,
                $$"""{"schedules":[{"scheme":"stars","frequency":"annual","due":"{{day:MM-dd}}","runs":"effect","since":"{{Province.Years[0]}}"}],"holidays":[],"makeUpDays":[]}""");
            File.WriteAllText(Path.Combine(folder, "calendars", $"{county}.json"), text);
        }

        return folder;
    }
}
