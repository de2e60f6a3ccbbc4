using System.Diagnostics.Metrics;

namespace Villages.Journal.Metering;

/// <summary>What the journal counts, in the meter <c>Villages</c>. No label names a person, a stream or an area.</summary>
internal static class JournalMeter
{
    public const string Name = "Villages";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Commits = Meter.CreateCounter<long>(
        "villages.journal.commits", "{commit}", "Commits by lane and how they ended; stale is a conflict, repeated a duplicate answered.");

    private static readonly Histogram<int> Batches = Meter.CreateHistogram(
        "villages.journal.batch.size", "{commit}", "Commits sent in one batch, by lane.",
        advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 5, 10, 25, 50, 100, 250, 500, 1000] });

    private static readonly Counter<long> Snapshots = Meter.CreateCounter<long>("villages.journal.snapshots", "{snapshot}", "Snapshots of streams written.");

    private static readonly string[] Ends = ["accepted", "repeated", "stale", "impossible", "not-written", "unknown"];

    public static string Label(Lane lane) => lane == Lane.Bulk ? "bulk" : "interactive";

    public static void Ended(Lane lane, AppendStatus status) => Commits.Add(1, new("lane", Label(lane)), new("outcome", Ends[(int)status]));

    public static void Sent(Lane lane, int commits) => Batches.Record(commits, new KeyValuePair<string, object?>("lane", Label(lane)));

    public static void SnapshotWritten() => Snapshots.Add(1);
}
