using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;
using Villages.Grains.Areas;
using Villages.Grains.Journaling;
using Villages.Grains.Rulebooks;
using Villages.Journal;

namespace Villages.Grains.Cycles;

/// <summary>
/// Takes a cycle's next step. Every step is a command with an id derived from cycle, round and step, so taking it twice commits it once; orders to areas are sent and
/// never awaited. Holds no truth: everything here is asked for again after a crash.
/// </summary>
internal sealed class CycleDriver(JournalAccess access, IGrainFactory grains, IAreaRegister register, RulebookCache rulebooks, CycleRescoring rescoring, CycleProgress progress)
{
    private readonly ILogger _log = access.Logging.CreateLogger<CycleDriver>();

    private readonly CycleBoards _boards = new(access, grains, progress);

    public CycleProgress Progress => progress;

    /// <summary>Villages and communities of a county on a date, in order of code.</summary>
    public static ImmutableArray<AreaCode> RosterOf(AreaTree tree, AreaCode county, DateOnly on) =>
        [.. tree.VillagesUnder(county, on).Select(area => area.Code).Order()];

    public bool HasOpenStep(CycleState state) => state.Id is not null
        && ((!state.Paused && state.Phase is CyclePhase.Planned or CyclePhase.Collecting or CyclePhase.Scoring) || Open(state).Any() || _boards.HasOpenStep(state) || IsCorrectionDue(state));

    /// <returns>True when the next step can be taken at once.</returns>
    public async Task<bool> Step(CycleState state, CycleId cycle, ICycleSteps self)
    {
        // What took effect is delivered whatever comes after it: a round may have begun since, or may be held.
        if (Open(state).Any())
        {
            await Issue(state, cycle);
        }

        return !state.Paused && state.Phase switch
        {
            CyclePhase.Planned => await Begin(state, cycle, self),
            CyclePhase.Collecting => await Freeze(state, cycle, self),
            CyclePhase.Scoring => await Score(state, cycle, self),
            CyclePhase.Publishing => await _boards.Step(state, cycle),
            CyclePhase.Effective when IsCorrectionDue(state) => await Correct(state, cycle, self),
            _ => false,
        };
    }

    /// <summary>Townships whose effects are not known to be delivered yet.</summary>
    public IEnumerable<AreaCode> Open(CycleState state) =>
        CycleByTownship.Of(state).Effects.Keys.Where(township => !Progress.IsDelivered(township, state.EffectiveRound));

    /// <summary>True while a township has not committed all its effects; a later round must not take effect before.</summary>
    public bool IsIssuing(CycleState state) => CycleByTownship.Of(state).Effects.Keys.Any(township => !Progress.IsIssued(township, state.EffectiveRound));

    /// <summary>What was upheld is corrected by a round, once everybody else's results are on record.</summary>
    private bool IsCorrectionDue(CycleState state) => !state.Paused && state.Phase == CyclePhase.Effective && !state.Upheld.IsEmpty && !IsIssuing(state);

    private async Task<bool> Correct(CycleState state, CycleId cycle, ICycleSteps self) => await Taken(
        self.Take(Step(new RerunCycle($"异议成立，更正 {state.Upheld.Count} 人 Objections upheld: {state.Upheld.Count}"), cycle, state.Round)), cycle);

    private async Task<bool> Begin(CycleState state, CycleId cycle, ICycleSteps self)
    {
        var sources = await LastPosition();
        return await Taken(self.Take(Step(new BeginCollecting(state.Round, sources), cycle, state.Round)), cycle);
    }

    /// <summary>The freeze waits until the consequences of every fact that counts were delivered: then officials know what their villages know.</summary>
    private async Task<bool> Freeze(CycleState state, CycleId cycle, ICycleSteps self)
    {
        Progress.Delivered = await grains.Consequences().Reached(state.Sources!.Value);
        if (Progress.Delivered < state.Sources)
        {
            return false;
        }

        await register.Reached(state.Sources.Value);
        var freeze = new FreezeCycle(state.Round, await LastPosition(), RosterOf(register.Tree, cycle.Area, state.AsOf));
        CrashPoint.Hit(CrashPoint.BeforeFreeze);
        var frozen = await Taken(self.Take(Step(freeze, cycle, state.Round)), cycle);
        CrashPoint.Hit(CrashPoint.AfterFreeze);
        return frozen;
    }

    private async Task<bool> Score(CycleState state, CycleId cycle, ICycleSteps self)
    {
        var areas = CycleByTownship.Of(state).Roster;
        var silent = areas.Keys.Where(area => !Progress.IsScored(area, state.Round)).ToArray();
        foreach (var area in silent)
        {
            var order = new ScoreOrder(cycle, state.Round, state.AsOf, state.Sources!.Value, state.Known!.Value, state.RulebookHash, areas[area]);
            grains.CycleArea(cycle, area).Score(order).Ignore();
        }

        if (silent.Length > 0)
        {
            return false;
        }

        var rulebook = await rulebooks.Get(cycle.Area, state.RulebookHash);
        var scored = await Task.WhenAll(areas.Keys.Select(area => grains.CycleArea(cycle, area).Scores(state.Round)));
        if (scored.Sum(area => area.Count) != state.Roster.Length)
        {
            return false;
        }

        var scores = scored.SelectMany(area => area).Where(village => village.Score is not null).Select(village => village.Score!).ToArray();
        var result = StarRating.Calibrate(rulebook, scores, state.AsOf);
        return await Keep(state.Round, cycle, CycleAmendment.Merge(result, state.Amended, await Others(state, cycle)), self);
    }

    /// <summary>What the other versions of an amended cycle make of the county: computed again whenever it is asked for, from the same freeze.</summary>
    private async Task<IReadOnlyDictionary<string, CalibrationResult>> Others(CycleState state, CycleId cycle)
    {
        var others = new Dictionary<string, CalibrationResult>(StringComparer.Ordinal);
        foreach (var hash in CycleAmendment.Versions(state))
        {
            others[hash] = (await rescoring.Under(await rulebooks.Get(cycle.Area, hash), state)).Result;
        }

        return others;
    }

    /// <summary>A county too large for one commit keeps its outcomes in parts first; the same result is cut into the same parts, so a repeat commits nothing twice.</summary>
    private async Task<bool> Keep(int round, CycleId cycle, CalibrationResult result, ICycleSteps self)
    {
        var parts = result.Outcomes.Chunk(KeepOutcomes.PartSize).ToArray();
        for (var part = 0; part < parts.Length - 1; part++)
        {
            var keep = new KeepOutcomes(round, part, [.. parts[part]]);
            if (!await Taken(self.Take(Step(keep, cycle, round, part)), cycle))
            {
                return false;
            }

            CrashPoint.Hit(CrashPoint.OutcomesKept);
        }

        CrashPoint.Hit(CrashPoint.BeforeCalibrate);
        var last = result with { Outcomes = parts.Length == 0 ? [] : [.. parts[^1]] };
        return await Taken(self.Take(Step(new CalibrateCycle(round, last), cycle, round)), cycle);
    }

    private async Task Issue(CycleState state, CycleId cycle)
    {
        var effects = CycleByTownship.Of(state).Effects;
        foreach (var (township, outcomes) in effects)
        {
            if (!Progress.IsIssued(township, state.EffectiveRound))
            {
                var order = new EffectOrder(
                    cycle, state.EffectiveRound, state.AsOf, state.Effective!.RulebookHash, state.Effective.Engine, outcomes, state.Effective.JudgedBy);
                grains.CycleArea(cycle, township).Issue(order).Ignore();
            }
        }

        if (effects.Keys.All(township => Progress.IsIssued(township, state.EffectiveRound)))
        {
            Progress.Delivered = await grains.Consequences().Reached(Progress.LastEffect);
        }
    }

    private async Task<bool> Taken(Task<Outcome<Receipt>> step, CycleId cycle)
    {
        var outcome = await step;
        if (!outcome.Accepted && outcome.Refusal.Kind == RefusalKind.Invalid)
        {
            _log.LogError("A step of {Cycle} cannot be taken: {Code} {Reason}", cycle, outcome.Refusal.Code, outcome.Refusal.Message.English);
        }

        return outcome.Accepted;
    }

    private Command<TBody> Step<TBody>(TBody body, CycleId cycle, int round, int part = 0)
        where TBody : ICommandBody => SystemCommand.Of(access.Clock, "cycle", body, cycle.ToString(), $"{round}", $"{part}");

    /// <summary>Position that everything acknowledged so far is at or before.</summary>
    private async Task<long> LastPosition()
    {
        try
        {
            return ((await access.Journal.LastBatch() + 1) * Commit.PositionsPerBatch) - 1;
        }
        catch (JournalUnavailableException exception)
        {
            throw new TruthUnavailableException(exception.Message);
        }
    }
}
