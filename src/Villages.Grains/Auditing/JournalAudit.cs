using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Imports;
using Villages.Grains.Consequences;
using Villages.Grains.People;
using Villages.Journal;
using Villages.Journal.Auditing;
using Villages.Journal.Verification;

namespace Villages.Grains.Auditing;

/// <summary>
/// Proves the promises of the house on the journal alone, without a grain: (I1) a command left one commit on a stream, (I2) no star without a cycle that issued it,
/// (I3) pay follows its record to the cent, (I4) results recompute from rulebook and facts, (I6) the chain is unbroken, (I7) the feed has
/// every commit once, without a gap, and every effect was applied once, (I8) what was counted as delivered has arrived or is refused at its source, and what the
/// house has still to do is under way, (I9) the audit list has every commit of a person once, as far as it has come.
/// What else is not in the journal is not proven here: (I5) that tables beside it hold one row per identity is for their keys.
/// </summary>
/// <param name="list">Null for a journal without tables beside it.</param>
internal sealed class JournalAudit(IJournal journal, JournalVerifier verifier, EventCodec codec, IAuditList? list = null) : IJournalAudit
{
    private const int BatchesAtOnce = 32;
    private const int CyclesAtOnce = 8;

    public async Task<AuditReport> Run(IProgress<string>? progress = null, bool expectQuiet = false, CancellationToken cancellation = default)
    {
        // First of all: what this position promises must be in everything that is read after it.
        var delivered = await journal.ReadCheckpoint(ConsequencesGrain.Consumer, cancellation);
        var deleted = await journal.ReadCheckpoint(ErasureKeeper.Consumer(await journal.Epoch(cancellation)), cancellation);
        var listed = list is null ? 0 : await list.Listed(cancellation);
        var last = await journal.LastBatch(cancellation);
        var walk = new FeedWalk(codec, listed);
        var (verification, violation) = await ReadAll(walk, last, progress, cancellation);
        var report = new AuditReport(verification.Streams, verification.Commits, verification.Batches, 0, 0, 0, null, 0, []);
        if (verification.FirstBroken is { } broken)
        {
            return report with { FirstViolation = $"{Promise(broken.Part)} {broken}" };
        }

        if (violation is not null)
        {
            return report with { FirstViolation = violation };
        }

        report = report with { Effects = walk.Effects.Effects, Consequences = walk.Deliveries.Arrived };
        if (walk.Deliveries.Outstanding.FirstOrDefault(owed => owed.Position <= delivered) is { } lost)
        {
            return report with { FirstViolation = $"I8 {lost} was counted as delivered and is neither there nor refused" };
        }

        // A list that never began has no table yet where the schema is of an older version.
        if (listed > 0 && await list!.Count(listed, cancellation) is var entries && entries != walk.Deeds)
        {
            return report with { FirstViolation = $"I9 the audit list has {entries} entries for {walk.Deeds} commits of persons; run 'rebuild audit'" };
        }

        var open = new OpenWork(walk.Effects);
        open.Add(delivered, last);
        foreach (var owed in walk.Deliveries.Outstanding)
        {
            open.Add($"{owed} is on its way");
        }

        foreach (var (stream, _) in walk.Erasures.Where(erasure => erasure.Position > deleted))
        {
            open.Add($"{stream} is erased, and its key is still to be deleted");
        }

        report = await FollowWork(walk, open, ((last + 1) * Commit.PositionsPerBatch) - 1, report, progress, cancellation);
        report = report with { UnderWay = open.Count, FirstUnderWay = open.First };
        return expectQuiet && report.FirstViolation is null && open.Count > 0
            ? report with { FirstViolation = $"I8 {open.First[0]} ({open.Count} in all; nothing should be under way)" }
            : report;
    }

    /// <summary>The chains and the feed side by side. What the chains say comes first: the events of a broken commit may not even be readable.</summary>
    private async Task<(JournalVerification Verification, string? Violation)> ReadAll(FeedWalk walk, long last, IProgress<string>? progress, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var walking = Walk(walk, last, progress, ended.Token);
        try
        {
            var verification = await verifier.Verify(
                new Progress<VerificationProgress>(p => progress?.Report($"chain: {p.Streams} streams, {p.Commits} commits, {p.Batches} batches")), cancellation);
            return (verification, verification.IsSound ? await walking : null);
        }
        finally
        {
            await ended.CancelAsync();
            await ((Task)walking).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        }
    }

    /// <returns>What does not hold, or null.</returns>
    private async Task<string?> Walk(FeedWalk walk, long last, IProgress<string>? progress, CancellationToken cancellation)
    {
        for (long after = 0; after < last;)
        {
            var page = await journal.ReadFeed(after, (int)Math.Min(BatchesAtOnce, last - after), cancellation);
            if (page.SelectMany(batch => batch.Commits).Select(walk.Follow).FirstOrDefault(violation => violation is not null) is { } violation)
            {
                return violation;
            }

            after = page[^1].Number;
            progress?.Report($"effects: batch {after} of {last}");
        }

        return null;
    }

    private async Task<AuditReport> FollowWork(
        FeedWalk walk, OpenWork open, long known, AuditReport report, IProgress<string>? progress, CancellationToken cancellation)
    {
        var folds = new StreamFolds(journal, codec);
        var recomputation = new CycleRecomputation(folds);
        foreach (var keys in walk.Cycles.Chunk(CyclesAtOnce))
        {
            progress?.Report($"recomputing {keys[0]}");
            foreach (var (key, cycle, violation) in await Task.WhenAll(keys.Select(Recompute)))
            {
                if (violation is not null)
                {
                    return report with { FirstViolation = violation };
                }

                open.Add(key, cycle);
                report = report with { Cycles = report.Cycles + 1 };
            }
        }

        async Task<(StreamKey Key, CycleState Cycle, string? Violation)> Recompute(StreamKey key)
        {
            var cycle = (await folds.At<CycleState>(key, known, cancellation)).State;
            return (key, cycle, await recomputation.Check(key, cycle, cancellation));
        }

        foreach (var key in walk.Imports)
        {
            open.Add(key, (await folds.At<ImportState>(key, known, cancellation)).State);
        }

        return report;
    }

    private static string Promise(BrokenPart part) => part switch
    {
        BrokenPart.Command => "I1",
        BrokenPart.Feed => "I7",
        _ => "I6",
    };
}
