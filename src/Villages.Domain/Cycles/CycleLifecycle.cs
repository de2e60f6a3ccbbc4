using System.Collections.Immutable;
using Villages.Domain.Access;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>Allowed transitions of a cycle. Before effect nothing leaves the cycle's own streams, so cancelling undoes nothing; after it come only rounds.</summary>
public static class CycleLifecycle
{
    /// <summary>Why a later round leaves a person unrated whom an earlier one rated.</summary>
    public const string NoLongerSubject = "no-longer-subject";

    /// <param name="rulebookHash">Version in force on the period's last day; null when there is none.</param>
    /// <param name="today">Business date of the plan; a period that has not ended is refused.</param>
    /// <param name="capability">Which evaluator the rulebook asks for.</param>
    public static Decision Plan(CycleState state, PlanCycle body, string? rulebookHash, DateOnly today, string capability = StarRating.Capability)
    {
        var asOf = body.AsOf ?? body.Cycle.Period.LastDay;
        return state.Id is not null ? CycleRefusals.AlreadyPlanned
            : body.Cycle.Area.Kind != AreaKind.County ? CycleRefusals.NotACounty
            : body.Cycle.Period.LastDay > today ? CycleRefusals.PeriodOpen(body.Cycle.Period)
            : !body.Cycle.Period.Contains(asOf) ? CycleRefusals.AsOfOutside
            : rulebookHash is null ? CycleRefusals.NoRulebook(body.Cycle.Scheme, body.Cycle.Period)
            : capability != StarRating.Capability ? CycleRefusals.NoEvaluator(capability)
            : Decision.Accept(new CyclePlanAccepted(body.Cycle, asOf, rulebookHash));
    }

    public static Decision Pause(CycleState state, PauseCycle _) =>
        Running(state) is { } refusal ? refusal
        : state.Phase >= CyclePhase.Calibrating ? CycleRefusals.WrongPhase(state.Phase)
        : Decision.Accept(new CycleHeld());

    public static Decision Resume(CycleState state, ResumeCycle _) =>
        state.Id is null ? CycleRefusals.NotPlanned
        : !state.Paused ? CycleRefusals.WrongPhase(state.Phase)
        : Decision.Accept(new CycleResumed());

    public static Decision Cancel(CycleState state, CancelCycle body) =>
        state.Id is null ? CycleRefusals.NotPlanned
        : state.Phase == CyclePhase.Cancelled ? CycleRefusals.WrongPhase(state.Phase)
        : state.EffectiveRound > 0 ? CycleRefusals.AfterEffect
        : state.Phase == CyclePhase.Publishing ? CycleRefusals.OnBoards
        : string.IsNullOrWhiteSpace(body.Reason) ? CycleRefusals.CauseMissing with { Path = "$.reason" }
        : Decision.Accept(new CycleCancelled(body.Reason));

    public static Decision BeginCollecting(CycleState state, BeginCollecting body) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Planned || state.Round != body.Round ? CycleRefusals.StepPassed
        : Decision.Accept(new CollectingBegun(body.Round, body.Sources));

    public static Decision Freeze(CycleState state, FreezeCycle body) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Collecting || state.Round != body.Round ? CycleRefusals.StepPassed
        : Decision.Accept(new CycleFrozen(body.Round, state.Sources!.Value, body.Known, body.Roster));

    public static Decision Keep(CycleState state, KeepOutcomes body) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Scoring || state.Round != body.Round || state.PendingParts != body.Part ? CycleRefusals.StepPassed
        : Decision.Accept(new OutcomesKept(body.Round, body.Part, body.Outcomes));

    public static Decision Calibrate(CycleState state, CalibrateCycle body) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Scoring || state.Round != body.Round ? CycleRefusals.StepPassed
        : Decision.Accept(new CycleCalibrated(body.Round, body.Result));

    /// <param name="actor">Whoever approves: above the table's threshold another one than began the round.</param>
    public static Decision MakeEffective(CycleState state, MakeEffective _, string actor) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Approving ? CycleRefusals.WrongPhase(state.Phase)
        : AccessTable.Default.ForbidsAlone(Operation.RunCycles, Operation.ApproveEffect, state.SubmittedBy, actor, MonthlyYuan(state)) ? CycleRefusals.SamePerson
        : Decision.Accept(new CycleMadeEffective(state.Round));

    /// <summary>A round begins from calibrated, published, approved or effective results; results in effect stay in effect until it ends.</summary>
    public static Decision Rerun(CycleState state, RerunCycle body) =>
        Running(state) is { } refusal ? refusal
        : state.Phase is not (CyclePhase.Calibrating or CyclePhase.Publishing or CyclePhase.Approving or CyclePhase.Effective) ? CycleRefusals.WrongPhase(state.Phase)
        : string.IsNullOrWhiteSpace(body.Cause) ? CycleRefusals.CauseMissing
        : Decision.Accept(new RoundBegun(state.Round + 1, body.Cause));

    /// <summary>Not while an objection holds a result: what is rejected later still takes effect from here.</summary>
    public static Decision Archive(CycleState state, ArchiveCycle _) =>
        Running(state) is { } refusal ? refusal
        : state.Phase != CyclePhase.Effective ? CycleRefusals.WrongPhase(state.Phase)
        : !state.Held.IsEmpty ? CycleRefusals.EffectsUnderWay
        : Decision.Accept(new CycleArchived());

    /// <summary>
    /// Outcomes that a round changed against those in effect: only these leave the cycle when it takes effect. Whoever the round no longer rates at all gets an
    /// outcome without a rating, the counter-entry that takes the earlier round back.
    /// </summary>
    public static ImmutableArray<SubjectOutcome> Changed(CalibrationResult? effective, CalibrationResult next)
    {
        if (effective is null)
        {
            return next.Outcomes;
        }

        var before = effective.Outcomes.ToDictionary(outcome => (outcome.Village, outcome.Secretary));
        var subjects = next.Outcomes.Select(outcome => outcome.Secretary).ToHashSet();
        return
        [
            .. next.Outcomes.Where(outcome => !before.TryGetValue((outcome.Village, outcome.Secretary), out var old) || !Same(old, outcome)),
            .. effective.Outcomes.Where(old => !subjects.Contains(old.Secretary)).Select(TakenBack),
        ];
    }

    private static decimal MonthlyYuan(CycleState state) => state.Result?.Outcomes.Sum(outcome => outcome.Pay?.Total ?? 0) ?? 0;

    private static SubjectOutcome TakenBack(SubjectOutcome old) => new(
        old.Village, old.Secretary, new Unrated(NoLongerSubject, new("经重新核定，截止日期当日不担任党组织书记。", "Found in a later round not to be the secretary on the as-of date.")),
        null, null, false, old.StarsBefore, null, 0, null, null, null, null, []);

    private static bool Same(SubjectOutcome a, SubjectOutcome b) =>
        (a with { Trace = default }) == (b with { Trace = default }) && a.Trace.Length == b.Trace.Length
        && a.Trace.Zip(b.Trace).All(pair => pair.First.Code == pair.Second.Code && pair.First.Value == pair.Second.Value);

    internal static Refusal? Running(CycleState state) =>
        state.Id is null ? CycleRefusals.NotPlanned
        : state.Phase == CyclePhase.Cancelled ? CycleRefusals.WrongPhase(state.Phase)
        : state.Paused ? CycleRefusals.Paused
        : null;
}
