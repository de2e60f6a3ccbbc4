using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains.Journaling;
using Villages.Grains.Rulebooks;
using Villages.Journal;

namespace Villages.Grains.Cycles;

/// <summary>See <see cref="ICycleAreaGrain"/>. Scoring reads and computes; the commit with a batch's results is its checkpoint.</summary>
[GrainType("cycle-area")]
internal sealed class CycleAreaGrain(JournalAccess access, IGrainFactory grains, RulebookCache rulebooks, CycleScoring scoring)
    : JournalGrain<CycleAreaState>(access), ICycleAreaGrain
{
    private readonly ILogger _log = access.Logging.CreateLogger<CycleAreaGrain>();
    private bool _scoring;
    private bool _issuing;

    protected override Lane Lane => Lane.Bulk;

    protected override AreaCode Area => AreaCode.Parse(Key.Id[(Key.Id.LastIndexOf('/') + 1)..]);

    public async Task<IReadOnlyList<ScoredVillage>> Scores(int round)
    {
        // Another activation may have kept them. Until the round's last batch is there, some villages still stand with their score of a round before.
        await Follow();
        if (State.Round < round)
        {
            return [];
        }

        var state = State.Round == round ? State : (await Prefix((_, events) => !events.OfType<RosterFixed>().Any(roster => roster.Round > round))).State;
        return state.Complete ? [.. state.Scores.Values] : [];
    }

    public Task<Outcome<Receipt>> Keep(Command<KeepScores> command) => Commit(command, CycleAreaRule.Keep);

    public Task<Outcome<Receipt>> Keep(Command<IssueEffects> command) => Commit(command, CycleAreaRule.Issue);

    public async Task Score(ScoreOrder order)
    {
        if (_scoring || order.Round < State.Round)
        {
            return;
        }

        _scoring = true;
        try
        {
            await ScoreBatches(order);
        }
        catch (Exception exception) when (exception is TruthUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Scoring of {Area} goes on when the order comes again", Key);
        }
        finally
        {
            _scoring = false;
        }
    }

    public async Task Issue(EffectOrder order)
    {
        if (_issuing || order.Round < State.EffectRound)
        {
            return;
        }

        _issuing = true;
        try
        {
            await IssueBatches(order);
        }
        catch (Exception exception) when (exception is TruthUnavailableException or TimeoutException or OrleansException)
        {
            _log.LogInformation(exception, "Effects of {Area} go on when the order comes again", Key);
        }
        finally
        {
            _issuing = false;
        }
    }

    private async Task ScoreBatches(ScoreOrder order)
    {
        var rulebook = await rulebooks.Get(order.Cycle.Area, order.RulebookHash);
        var cycle = grains.Cycle(order.Cycle);
        var batches = order.Roster.Chunk(scoring.BatchSize).ToArray();
        var next = State.Round == order.Round ? State.Batches : 0;
        var known = State.Scores;
        while (await cycle.Report(Report(order, next, batches.Length)) && next < batches.Length)
        {
            var scores = await scoring.Score(rulebook, order, batches[next], known);
            _log.LogDebug("Scored {Count} villages of {Area}", scores.Length, Key);
            if (CrashPoint.Enabled)
            {
                CrashPoint.Tell(CrashPoint.BatchScored, $"{Key} {order.Round} {next} {scores.Length}");
            }

            CrashPoint.Hit(CrashPoint.BatchScored);
            var keep = new KeepScores(order.Round, next, next == 0 ? order.Roster : [], scores, next == batches.Length - 1);
            if (!IsKept(await Keep(SystemCommand.Of(Clock, "cycle", keep, Key.Text, $"{order.Round}", $"{next}")), State.Round == order.Round && State.Batches > next))
            {
                return;
            }

            CrashPoint.Hit(CrashPoint.ScoresKept);
            next = State.Batches;
        }
    }

    private async Task IssueBatches(EffectOrder order)
    {
        // A batch names one version; those of the cycle's own come first.
        var batches = order.Outcomes.GroupBy(outcome => order.JudgedBy?.GetValueOrDefault(outcome.Secretary) ?? order.RulebookHash)
            .OrderBy(version => version.Key != order.RulebookHash).ThenBy(version => version.Key, StringComparer.Ordinal)
            .SelectMany(version => version.Chunk(scoring.BatchSize).Select(outcomes => (Hash: version.Key, Outcomes: outcomes))).ToArray();
        for (var next = State.EffectRound == order.Round ? State.EffectBatches : 0; next < batches.Length; next++)
        {
            var issue = new IssueEffects(
                order.Cycle, order.Round, next, order.AsOf, batches[next].Hash, order.Engine, [.. batches[next].Outcomes], next == batches.Length - 1);
            if (!IsKept(await Keep(SystemCommand.Of(Clock, "cycle", issue, Key.Text, $"{order.Round}", $"{next}")), State.EffectRound == order.Round && State.EffectBatches > next))
            {
                return;
            }

            CrashPoint.Hit(CrashPoint.EffectsKept);
        }

        CrashPoint.Hit(CrashPoint.BeforeEffectReport);
        await ReportEffects(order.Cycle);
    }

    /// <summary>A refused consequence of effects that were reported is news for the cycle.</summary>
    protected override void Committed(Receipt receipt)
    {
        if (State.EffectsComplete && RefusedConsequences.Count > 0)
        {
            ReportEffects(CycleId.Parse(Key.Id[..Key.Id.LastIndexOf('/')])).Ignore();
        }
    }

    private async Task ReportEffects(CycleId cycle)
    {
        var progress = new EffectProgress(
            Area, State.EffectRound, State.EffectCount, State.EffectPosition, State.EffectsComplete, RefusedConsequences.Count);
        await grains.Grain<ICycleSteps>(cycle.Stream.Text).Report(progress);
    }

    /// <summary>A batch that is on record goes on; one that was refused for good waits for a person, and is not computed again and again.</summary>
    private bool IsKept(Outcome<Receipt> outcome, bool recorded)
    {
        if (!outcome.Accepted && !recorded)
        {
            // An old activation or a clock set wrong is refused too; only what can never be kept is for a person.
            var level = outcome.Refusal.Kind == RefusalKind.Invalid ? LogLevel.Error : LogLevel.Information;
            _log.Log(level, "A batch of {Area} cannot be kept: {Code} {Reason}", Key, outcome.Refusal.Code, outcome.Refusal.Message.English);
        }

        return recorded;
    }

    private AreaProgress Report(ScoreOrder order, int done, int batches) => new(
        Area, order.Round, order.Roster.Length, Math.Min(order.Roster.Length, done * scoring.BatchSize), done >= batches);
}
