using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Villages.Journal.Feed;

namespace Villages.Journal.Metering;

/// <summary>What can only be asked at the moment of looking: how much waits, and how long the database has been silent.</summary>
internal sealed class JournalGauges(IJournal journal, JournalFollower follower, TimeProvider clock) : IHostedService, IDisposable
{
    private readonly Meter _meter = new(JournalMeter.Name);

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _meter.CreateObservableGauge("villages.feed.batch", () => follower.LastBatch, "{batch}", "Number of the newest batch this process has seen.");
        _meter.CreateObservableGauge(
            "villages.feed.behind", () => follower.Behind, "{batch}", "Batches known to exist that wait for an earlier one this process has not seen.");
        _meter.CreateObservableGauge(
            "villages.feed.silence", () => Math.Max(0, (clock.GetUtcNow() - follower.LastContact).TotalSeconds), "s", "Time since the journal last answered this process.");
        if (journal is DurableJournal durable)
        {
            _meter.CreateObservableGauge(
                "villages.journal.queue", () => Measure(durable), "{commit}", "Commits waiting in a lane of this process.");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _meter.Dispose();

    private static Measurement<int>[] Measure(DurableJournal journal) =>
        [.. Enum.GetValues<Lane>().Select(lane => new Measurement<int>(journal.Waiting(lane), new KeyValuePair<string, object?>("lane", JournalMeter.Label(lane))))];
}
