using System.Diagnostics;
using Villages.Chaos.Load;

namespace Villages.Chaos.Rows;

/// <summary>How long cycles stood still after a fault.</summary>
internal static class Recovery
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Waits until every cycle that was under way has ended, and gives the longest time in which one of them made no step. A survivor's step right after the fault does not
    /// count as recovery: only that no later pause was longer.
    /// </summary>
    public static async Task<double> Of(Stage stage, IReadOnlyCollection<CountyYear> under)
    {
        var since = Stopwatch.GetTimestamp();
        var longest = TimeSpan.Zero;
        await Task.WhenAll(under.Select(async cycle =>
        {
            await stage.Holds($"{cycle} has ended", () => Task.FromResult(stage.Cycles.HasEnded(cycle)), Patience, () => $"I8: {cycle} did not end after a fault");
            var still = stage.Watch.LongestStill(cycle.County, since, Stopwatch.GetTimestamp());
            lock (stage)
            {
                longest = still > longest ? still : longest;
            }
        }));
        return longest.TotalSeconds;
    }

    /// <summary>How long it takes until a fresh reading is acknowledged by any node.</summary>
    public static async Task<double> OfWrites(Stage stage, string key)
    {
        var since = Stopwatch.GetTimestamp();
        var village = stage.Row.Ground.Province.Counties[0].Villages[0];
        await stage.Api.Write("readings", stage.Row.Ground.Invented.Reading(village, key, 1), key);
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
