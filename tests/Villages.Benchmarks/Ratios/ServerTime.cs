using System.Diagnostics;
using System.Globalization;

namespace Villages.Benchmarks.Ratios;

/// <summary>Processor time of this process and all it started but the load: on Linux a database beside it counts, elsewhere only this process is known.</summary>
internal static class ServerTime
{
    private const int TicksASecond = 100;

    /// <summary>A process that only asks, and is not part of what is measured.</summary>
    public static int? Excluded { get; set; }

    public static TimeSpan Spent()
    {
        if (!OperatingSystem.IsLinux())
        {
            using var own = Process.GetCurrentProcess();
            return own.TotalProcessorTime;
        }

        var all = Directory.EnumerateDirectories("/proc").Select(Read).Where(process => process.Parent > 0).ToDictionary(process => process.Id);
        return TimeSpan.FromSeconds((double)all.Values.Where(process => IsOurs(process, all)).Sum(process => process.Ticks) / TicksASecond);
    }

    private static bool IsOurs((int Id, int Parent, long Ticks) process, Dictionary<int, (int Id, int Parent, long Ticks)> all)
    {
        while (process.Id != Environment.ProcessId)
        {
            if (process.Id == Excluded || !all.TryGetValue(process.Parent, out process))
            {
                return false;
            }
        }

        return true;
    }

    // Children that ended count at the parent that waited for them.
    private static (int Id, int Parent, long Ticks) Read(string folder)
    {
        try
        {
            var stat = File.ReadAllText(Path.Combine(folder, "stat"));
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = fields.AsSpan(11, folder.EndsWith($"/{Environment.ProcessId}", StringComparison.Ordinal) ? 2 : 4).ToArray()
                .Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
            return (int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture), int.Parse(fields[1], CultureInfo.InvariantCulture), ticks);
        }
        catch (Exception exception) when (exception is IOException or FormatException or UnauthorizedAccessException)
        {
            return default;
        }
    }
}
