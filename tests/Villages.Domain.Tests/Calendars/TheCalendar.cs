using Villages.Domain.Calendars;
using Villages.Testing;

namespace Villages.Domain.Tests.Calendars;

/// <summary>The shipped calendar.</summary>
internal static class TheCalendar
{
    public static readonly CountyCalendar Default = Read();

    private static CountyCalendar Read()
    {
        var file = Path.Combine(SourceTree.Root, "silo-config", "calendars", "default.json");
        var (calendar, faults) = CalendarReader.Read(File.ReadAllBytes(file), file);
        Assert.Empty(faults);
        return calendar!;
    }
}
