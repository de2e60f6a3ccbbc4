using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars.Events;
using Villages.Journal;
using Villages.Journal.Verification;

namespace Villages.Grains.Auditing;

/// <summary>
/// Proves the promises of the house on the journal alone, without a grain: (I1) a command left one commit on a stream, (I2) no star without a cycle that issued it,
/// (I3) pay follows its record to the cent, (I4) results recompute from rulebook and facts, (I5) one row per identity, (I6) the chain is unbroken.
/// </summary>
internal sealed class JournalAudit(IJournal journal, JournalVerifier verifier, EventCodec codec) : IJournalAudit
{
    private const int BatchesAtOnce = 500;

    public async Task<AuditReport> Run(IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        var verification = await verifier.Verify(
            new Progress<VerificationProgress>(p => progress?.Report($"chain: {p.Streams} streams, {p.Commits} commits, {p.Batches} batches")), cancellation);
        var report = new AuditReport(verification.Streams, verification.Commits, verification.Batches, 0, 0, null);
        if (verification.FirstBroken is { } broken)
        {
            return report with { FirstViolation = $"I6 {broken}" };
        }

        var collected = new EffectLedger();
        var cycles = new SortedSet<string>(StringComparer.Ordinal);
        var last = await journal.LastBatch(cancellation);
        for (long after = 0; after < last;)
        {
            var page = await journal.ReadFeed(after, BatchesAtOnce, cancellation);
            foreach (var commit in page.SelectMany(batch => batch.Commits))
            {
                if (collected.Repeated(commit) is { } repeated)
                {
                    return report with { FirstViolation = repeated };
                }

                if (commit.Stream.Key.StartsWith("cycle/", StringComparison.Ordinal))
                {
                    cycles.Add(commit.Stream.Key);
                }

                if (IsOfInterest(commit.Kind) && collected.Follow(commit, codec.Decode(commit.Data)) is { } violation)
                {
                    return report with { FirstViolation = violation };
                }
            }

            after = page[^1].Number;
            progress?.Report($"effects: batch {after} of {last}");
        }

        report = report with { Effects = collected.Effects };
        foreach (var key in cycles)
        {
            progress?.Report($"recomputing {key}");
            if (await new CycleRecomputation(journal, codec).Check(StreamKey.Parse(key), cancellation) is { } violation)
            {
                return report with { FirstViolation = violation };
            }

            report = report with { Cycles = report.Cycles + 1 };
        }

        return report;
    }

    private static bool IsOfInterest(string kind) => kind is "cycles.issue-effects" or "stars.rate-secretary" or "stars.entitle-star-pay";

    /// <summary>Effects that cycles issued, and what reached the officials; the feed shows a cause before its effect.</summary>
    private sealed class EffectLedger
    {
        private readonly HashSet<(Guid Command, StreamId Stream)> _commands = [];
        private readonly Dictionary<(CycleId Cycle, int Round, PersonId Person, AreaCode Village), Domain.Stars.SubjectOutcome> _issued = [];
        private readonly Dictionary<(CycleId Cycle, int Round, PersonId Person), AreaCode> _rated = [];

        public long Effects { get; private set; }

        public string? Repeated(Commit commit) => _commands.Add((commit.CommandId, commit.Stream))
            ? null
            : $"I1 {commit.Stream.Key}, commit {commit.Number}: command {commit.CommandId} left a commit before";

        public string? Follow(Commit commit, IReadOnlyList<IEvent> events)
        {
            foreach (var happened in events)
            {
                var violation = happened switch
                {
                    EffectsIssued e => Issue(e),
                    SecretaryRated e => Rated(commit, e),
                    StarPayEntitled e => Paid(commit, e),
                    _ => null,
                };
                if (violation is not null)
                {
                    return violation;
                }
            }

            return null;
        }

        private string? Issue(EffectsIssued issued)
        {
            foreach (var outcome in issued.Outcomes)
            {
                _issued[(issued.Cycle, issued.Round, outcome.Secretary, outcome.Village)] = outcome;
            }

            return null;
        }

        private string? Rated(Commit commit, SecretaryRated rated)
        {
            Effects++;
            _rated[(rated.Cycle, rated.Round, Person(commit))] = rated.Village;
            return !_issued.TryGetValue((rated.Cycle, rated.Round, Person(commit), rated.Village), out var outcome)
                ? $"I2 {commit.Stream.Key}, commit {commit.Number}: cycle {rated.Cycle} round {rated.Round} never issued this rating"
                : outcome.StarsAfter != rated.StarsAfter || outcome.Grade != rated.Grade || outcome.Total != rated.Total
                    ? $"I2 {commit.Stream.Key}, commit {commit.Number}: the record differs from what cycle {rated.Cycle} issued"
                    : null;
        }

        private string? Paid(Commit commit, StarPayEntitled paid)
        {
            Effects++;
            var village = _rated.GetValueOrDefault((paid.Cycle, paid.Round, Person(commit)));
            return !_issued.TryGetValue((paid.Cycle, paid.Round, Person(commit), village), out var outcome) || outcome.Pay is not { } pay
                ? $"I2 {commit.Stream.Key}, commit {commit.Number}: cycle {paid.Cycle} round {paid.Round} never issued this pay"
                : pay.Total != paid.Total || paid.Total != paid.Basic + paid.Performance + paid.Stars
                    ? $"I3 {commit.Stream.Key}, commit {commit.Number}: {paid.Total} was entitled, {pay.Total} issued"
                    : null;
        }

        private static PersonId Person(Commit commit) => PersonId.Parse(StreamKey.Parse(commit.Stream.Key).Id);
    }
}
