using System.Collections.Concurrent;
using System.Diagnostics;
using Villages.Chaos.Api;

namespace Villages.Chaos.Load;

/// <summary>
/// Runs cycles from POST to effect, some counties at once, the years of a county in order. Whether a cycle goes on is read in the journal and not asked of the API:
/// asking wakes a cycle whose silo died, and nobody may be there to ask.
/// </summary>
internal sealed class CycleLoad(ApiClient api, FeedWatch watch, IReadOnlyList<County> counties, int atOnce)
{
    /// <summary>Begins the key of every plan.</summary>
    public const string Plan = "plan-";

    private readonly ConcurrentDictionary<CountyYear, long> _active = new();
    private readonly ConcurrentDictionary<CountyYear, bool> _ended = new();
    private long _started;

    public IReadOnlyCollection<CountyYear> Active => (IReadOnlyCollection<CountyYear>)_active.Keys;

    /// <summary>One of them has left a step in the journal: whoever strikes now strikes a cycle.</summary>
    public bool IsMoving => _active.Any(cycle => watch.FirstMove(cycle.Key.County, cycle.Value) is not null);

    public IReadOnlyCollection<CountyYear> Ended => (IReadOnlyCollection<CountyYear>)_ended.Keys;

    public bool HasEnded(CountyYear cycle) => _ended.ContainsKey(cycle);

    public TimeSpan Took { get; private set; }

    /// <param name="untilEnded">Waits until the effects of a cycle were delivered.</param>
    /// <param name="stop">No further cycle begins.</param>
    public async Task Run(Func<CountyYear, Task> untilEnded, CancellationToken stop = default)
    {
        _started = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(counties, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (county, _) =>
        {
            foreach (var cycle in Province.Years.Select(year => new CountyYear(county, year)).TakeWhile(_ => !stop.IsCancellationRequested))
            {
                _active[cycle] = Stopwatch.GetTimestamp();
                try
                {
                    await Run(cycle);
                    await untilEnded(cycle);
                    _ended[cycle] = true;
                }
                finally
                {
                    _active.TryRemove(cycle, out long _);
                }
            }
        });
        Took = Stopwatch.GetElapsedTime(_started);
    }

    private async Task Run(CountyYear cycle)
    {
        var body = $$"""{"scheme":"stars","area":"{{cycle.County.Code}}","period":"{{cycle.Year}}"}""";
        await Must(api.Write("cycles", body, $"{Plan}{cycle}"), cycle);
        var calibrated = await watch.Calibrated(cycle);
        var published = await Must(api.Write($"cycles/{cycle}/publication", null, $"publish-{cycle}", calibrated), cycle);
        await Must(api.Write($"cycles/{cycle}/effect", null, $"effect-{cycle}", published.Version), cycle);
    }

    private static async Task<Acknowledged> Must(Task<Acknowledged?> write, CountyYear cycle) =>
        await write ?? throw new InvalidOperationException($"{cycle} could not be driven on.");
}
