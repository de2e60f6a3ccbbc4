using System.Diagnostics;
using Villages.Chaos.Api;
using Villages.Chaos.Load;
using Villages.Chaos.Nodes;

namespace Villages.Chaos.Rows;

/// <summary>How long cycles stood still after a fault.</summary>
internal static class Recovery
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static int _writes;

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

    /// <summary>Seconds until each node has acknowledged a write that nobody has asked for before.</summary>
    public static Task<double[]> OfWrites(Stage stage, string name) => Task.WhenAll(stage.Cluster.Serving.Select(node => OfWrite(stage, node, name)));

    private static async Task<double> OfWrite(Stage stage, HostNode node, string name)
    {
        var started = Stopwatch.GetTimestamp();
        var county = stage.Row.Ground.Province.Counties[0];
        var number = Interlocked.Increment(ref _writes);
        var (key, source) = ($"{name}-{stage.Row.Seed}-{node.Name}", $"{name}-{node.Name}");
        var body = stage.Row.Ground.Invented.Reading(county.Villages[number % county.Villages.Count], source, number);
        while (Stopwatch.GetElapsedTime(started) < Patience)
        {
            var answer = await stage.Api.Try(node, HttpMethod.Post, "readings", body, key);
            if (answer is { Good: true } && Acknowledged.Of(answer.Body, key) is { } receipt)
            {
                stage.Api.Remember(receipt);
                break;
            }

            await Task.Delay(100);
        }

        return Stopwatch.GetElapsedTime(started).TotalSeconds;
    }
}
