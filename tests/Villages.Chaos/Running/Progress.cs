using System.Diagnostics;

namespace Villages.Chaos.Running;

/// <summary>Lines for the person at the terminal while long work runs; on standard error, so that results stay apart.</summary>
internal static class Progress
{
    private static readonly long Started = Stopwatch.GetTimestamp();

    /// <summary>Since the program began.</summary>
    public static TimeSpan Elapsed => Stopwatch.GetElapsedTime(Started);

    public static void Say(string line)
    {
        var at = Elapsed;
        Console.Error.WriteLine($"  {(int)at.TotalMinutes,2}:{at.Seconds:00} {line}");
    }
}
