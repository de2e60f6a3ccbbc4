using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Calendars;
using Villages.Domain.Readings;
using Villages.Domain.Retention;
using Villages.Grains.Calendars;

namespace Villages.Grains.Hosting;

/// <summary>Reads calendars, indicators, kinds of boards and periods of retention from <c>silo-config</c>, with all their faults at once.</summary>
public static class SiloConfiguration
{
    /// <exception cref="InvalidOperationException">A file is missing or has faults.</exception>
    public static CountyCalendars Calendars(string config)
    {
        var folder = Path.Combine(config, "calendars");
        var own = Directory.EnumerateFiles(folder, "*.json")
            .Where(file => AreaCode.TryParse(Path.GetFileNameWithoutExtension(file), null, out _))
            .ToDictionary(file => AreaCode.Parse(Path.GetFileNameWithoutExtension(file)), Calendar);
        return new CountyCalendars(Calendar(Path.Combine(folder, "default.json")), own);
    }

    /// <exception cref="InvalidOperationException">The file is missing or has faults.</exception>
    public static IndicatorCatalogue Indicators(string config)
    {
        var file = Path.Combine(config, "indicators", "default.json");
        var (catalogue, faults) = IndicatorCatalogueReader.Read(File.ReadAllBytes(file), file);
        return catalogue ?? throw Faulty(file, faults);
    }

    /// <exception cref="InvalidOperationException">The file is missing or has faults.</exception>
    public static RetentionCatalogue Retention(string config)
    {
        var file = Path.Combine(config, "retention.json");
        var (catalogue, faults) = RetentionReader.Read(File.ReadAllBytes(file), file);
        return catalogue ?? throw Faulty(file, faults);
    }

    /// <exception cref="InvalidOperationException">The file is missing or has faults.</exception>
    public static BoardKinds Boards(string config)
    {
        var file = Path.Combine(config, "boards.json");
        var (kinds, faults) = BoardKindsReader.Read(File.ReadAllBytes(file), file);
        return kinds ?? throw Faulty(file, faults);
    }

    private static CountyCalendar Calendar(string file)
    {
        var (calendar, faults) = CalendarReader.Read(File.ReadAllBytes(file), file);
        return calendar ?? throw Faulty(file, faults);
    }

    private static InvalidOperationException Faulty(string file, ImmutableArray<DataFault> faults) =>
        new($"{file} has {faults.Length} faults:{string.Concat(faults.Select(fault => $"\n  {fault.Path}: {fault.Reason.English}"))}");
}
