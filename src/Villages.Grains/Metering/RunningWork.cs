using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Villages.Domain.Cycles;

namespace Villages.Grains.Metering;

/// <summary>What this silo's activations say of work that goes on, for whoever looks: cycles and where they stand, and how far consequences were delivered.</summary>
internal static class RunningWork
{
    private const string Paused = "paused";

    private static readonly CyclePhase[] Shown =
        [CyclePhase.Planned, CyclePhase.Collecting, CyclePhase.Scoring, CyclePhase.Calibrating, CyclePhase.Publishing, CyclePhase.Approving];

    private static readonly ConcurrentDictionary<object, Standing> Cycles = new();
    private static Delivery? _delivery;

    static RunningWork()
    {
        var meter = new Meter("Villages");
        meter.CreateObservableGauge("villages.cycles.open", Count, "{cycle}", "Cycles of this silo that have not taken effect, by phase.");
        meter.CreateObservableGauge("villages.cycles.age", Age, "s", "How long the oldest of them has been in its phase; a paused one is in phase 'paused'.");
        meter.CreateObservableGauge("villages.consequences.lag", Lag, "{batch}", "Batches whose consequences are not delivered; one silo of the cluster tells it.");
    }

    /// <summary>Where a cycle stands; it is forgotten when it stands nowhere that is shown.</summary>
    /// <param name="by">The activation that says so: an older one of the same cycle may leave later than a newer one came.</param>
    public static void Follow(object by, CycleState cycle, TimeProvider clock)
    {
        if (cycle.Id is not null && Shown.Contains(cycle.Phase))
        {
            Cycles[by] = new Standing(cycle.Paused ? Paused : NameOf(cycle.Phase), cycle.Since, clock);
        }
        else
        {
            Forget(by);
        }
    }

    public static void Forget(object by) => Cycles.TryRemove(by, out _);

    /// <param name="by">The activation that delivers.</param>
    /// <param name="lag">Batches between the head and what it delivered.</param>
    public static void Deliver(object by, Func<long> lag) => Volatile.Write(ref _delivery, new Delivery(by, lag));

    /// <summary>The delivery left this silo.</summary>
    public static void Leave(object by)
    {
        if (Volatile.Read(ref _delivery) is { } delivery && delivery.By == by)
        {
            Interlocked.CompareExchange(ref _delivery, null, delivery);
        }
    }

    /// <summary>None is told as 0: a series that ends means a silo that is gone, never a cycle that is done.</summary>
    private static IEnumerable<Measurement<int>> Count()
    {
        var open = ByPhase().ToDictionary(phase => phase.Key, phase => phase.Count());
        return Shown.Select(NameOf).Append(Paused).Select(phase => new Measurement<int>(open.GetValueOrDefault(phase), Label(phase)));
    }

    private static IEnumerable<Measurement<double>> Age() => ByPhase().Select(phase => new Measurement<double>(phase.Max(cycle => cycle.Age), Label(phase.Key)));

    private static IEnumerable<Measurement<long>> Lag() => Volatile.Read(ref _delivery) is { } delivery ? [new Measurement<long>(delivery.Lag())] : [];

    private static IEnumerable<IGrouping<string, Standing>> ByPhase() => Cycles.Values.GroupBy(cycle => cycle.Phase);

    private static string NameOf(CyclePhase phase) => phase.ToString().ToLowerInvariant();

    private static KeyValuePair<string, object?> Label(string phase) => new("phase", phase);

    private sealed record Delivery(object By, Func<long> Lag);

    private readonly record struct Standing(string Phase, DateTime Since, TimeProvider Clock)
    {
        public double Age => Math.Max(0, (Clock.GetUtcNow().UtcDateTime - Since).TotalSeconds);
    }
}
