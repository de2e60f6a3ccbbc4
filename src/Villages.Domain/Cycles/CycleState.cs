using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <summary>One cycle of one county, folded from <c>cycle/&lt;cycle id&gt;</c>.</summary>
/// <param name="Round">1 at first; a rerun adds one.</param>
/// <param name="Sources">Feed position up to which facts of villages count in this round.</param>
/// <param name="Known">Feed position up to which facts of officials count: every consequence of <paramref name="Sources"/> is in it.</param>
/// <param name="Result">Latest calibration, of whatever round.</param>
/// <param name="Effective">Result in effect.</param>
/// <param name="Before">Result that was in effect before it; what differs left the cycle as consequences.</param>
public sealed record CycleState(
    CycleId? Id,
    CyclePhase Phase,
    bool Paused,
    int Round,
    DateOnly AsOf,
    string RulebookHash,
    long? Sources,
    long? Known,
    ImmutableArray<AreaCode> Roster,
    int ResultRound,
    CalibrationResult? Result,
    int EffectiveRound,
    CalibrationResult? Effective,
    CalibrationResult? Before,
    DateTime PlannedAt,
    string PlannedBy) : IState<CycleState>
{
    /// <summary>Outcomes of this round kept so far, before its calibration.</summary>
    public ImmutableArray<SubjectOutcome> Pending { get; init; } = [];

    public int PendingParts { get; init; }

    /// <summary>Actor who planned the cycle or, later, began the present round.</summary>
    public string SubmittedBy { get; init; } = "";

    /// <summary>When the cycle came into its phase, or was paused or resumed in it.</summary>
    public DateTime Since { get; init; }

    public static string Format => "cycles.cycle.v3";

    public static CycleState Empty(StreamKey stream) => new(
        null, CyclePhase.Planned, false, 0, default, "", null, null, [], 0, null, 0, null, null, default, "");

    public CycleState Apply(IEvent happened, in CommitStamp stamp) =>
        happened is OutcomesKept kept ? this with { Pending = Pending.AddRange(kept.Outcomes), PendingParts = kept.Part + 1 }
        : Apply(happened, stamp.RecordedAt, stamp.Actor) with { Since = stamp.RecordedAt };

    private CycleState Apply(IEvent happened, DateTime at, string actor) => happened switch
    {
        CyclePlanAccepted e => this with
        {
            Id = e.Cycle, Phase = CyclePhase.Planned, Round = 1, AsOf = e.AsOf, RulebookHash = e.RulebookHash, PlannedAt = at, PlannedBy = actor,
            SubmittedBy = actor,
        },
        CollectingBegun e => this with { Phase = CyclePhase.Collecting, Sources = e.Sources },
        CycleFrozen e => this with { Phase = CyclePhase.Scoring, Sources = e.Sources, Known = e.Known, Roster = e.Roster, Pending = [], PendingParts = 0 },
        CycleCalibrated e => this with
        {
            Phase = CyclePhase.Publishing, ResultRound = e.Round, Pending = [], PendingParts = 0,
            Result = e.Result with { Outcomes = Pending.AddRange(e.Result.Outcomes) },
        },
        PublicationClosed => this with { Phase = CyclePhase.Approving },
        CycleMadeEffective e => this with { Phase = CyclePhase.Effective, EffectiveRound = e.Round, Effective = Result, Before = Effective },
        RoundBegun e => this with { Phase = CyclePhase.Planned, Round = e.Round, Sources = null, Known = null, SubmittedBy = actor },
        CycleHeld => this with { Paused = true },
        CycleResumed => this with { Paused = false },
        CycleCancelled => this with { Phase = CyclePhase.Cancelled, Paused = false },
        CycleArchived => this with { Phase = CyclePhase.Archived },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };
}
