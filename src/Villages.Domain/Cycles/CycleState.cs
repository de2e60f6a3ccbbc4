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

    /// <summary>Last day of the present round's window; null when it has none.</summary>
    public DateOnly? WindowTo { get; init; }

    /// <summary>First day of it.</summary>
    public DateOnly? WindowFrom { get; init; }

    /// <summary>Round of the newest notice of each township that ever had one.</summary>
    public ImmutableSortedDictionary<AreaCode, int> Notices { get; init; } = ImmutableSortedDictionary<AreaCode, int>.Empty;

    /// <summary>Round of the notice before it.</summary>
    public ImmutableSortedDictionary<AreaCode, int> Corrected { get; init; } = ImmutableSortedDictionary<AreaCode, int>.Empty;

    /// <summary>Townships whose notice of the present round is closed.</summary>
    public ImmutableSortedSet<AreaCode> ClosedWindows { get; init; } = [];

    /// <summary>Persons whose result an objection holds.</summary>
    public ImmutableSortedSet<PersonId> Held { get; init; } = [];

    /// <summary>Those of them whose objection was upheld: a round is due.</summary>
    public ImmutableSortedSet<PersonId> Upheld { get; init; } = [];

    /// <summary>Persons whose result took effect after the others', with the commit that lifted its hold.</summary>
    public ImmutableSortedSet<PersonId> Followed { get; init; } = [];

    /// <summary>Newest amendment that began a round; null before the first.</summary>
    public string? Amendment { get; init; }

    /// <summary>Who is judged by another version than <see cref="RulebookHash"/>.</summary>
    public ImmutableArray<AmendedPersons> Amended { get; init; } = [];

    /// <summary>When the cycle came into its phase, or was paused or resumed in it.</summary>
    public DateTime Since { get; init; }

    public static string Format => "cycles.cycle.v5";

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
            Phase = CyclePhase.Calibrating, ResultRound = e.Round, Pending = [], PendingParts = 0,
            Result = e.Result with { Outcomes = Pending.AddRange(e.Result.Outcomes) },
        },
        CyclePublished e => this with
        {
            Phase = CyclePhase.Publishing, WindowFrom = e.From, WindowTo = e.To, ClosedWindows = [],
            Corrected = Notices,
            Notices = e.To is null ? Notices : Notices.SetItems(CyclePublication.Townships(this).Select(township => KeyValuePair.Create(township, e.Round))),
        },
        TownshipWindowClosed e => this with { ClosedWindows = ClosedWindows.Add(e.Township), Held = Held.Union(e.Held), Upheld = Upheld.Union(e.Upheld) },
        HoldLifted e => this with
        {
            Held = Held.Remove(e.Person),
            Followed = e.Outcome is null ? Followed : Followed.Add(e.Person),
            Effective = e.Outcome is null ? Effective : With(Effective!, e.Outcome, e.RulebookHash),
        },
        ObjectionUpheld e => this with { Upheld = Upheld.Add(e.Person) },
        PublicationClosed => this with { Phase = CyclePhase.Approving },
        CycleMadeEffective e => this with
        {
            Phase = CyclePhase.Effective, EffectiveRound = e.Round, Effective = CyclePublication.Approved(this), Before = Effective, Followed = [],
        },
        RoundBegun e => this with
        {
            Phase = CyclePhase.Planned, Round = e.Round, Sources = null, Known = null, SubmittedBy = actor,
            Held = Held.Except(Upheld), Upheld = [], WindowFrom = null, WindowTo = null, ClosedWindows = [],
        },
        AmendmentBegun e => this with
        {
            Phase = CyclePhase.Scoring, Round = e.Round, SubmittedBy = e.By, Pending = [], PendingParts = 0, WindowFrom = null, WindowTo = null, ClosedWindows = [],
            Amendment = e.Amendment, RulebookHash = e.Persons.IsEmpty ? e.RulebookHash : RulebookHash, Amended = CycleAmendment.Amended(this, e),
        },
        CycleHeld => this with { Paused = true },
        CycleResumed => this with { Paused = false },
        CycleCancelled => this with { Phase = CyclePhase.Cancelled, Paused = false },
        CycleArchived => this with { Phase = CyclePhase.Archived },
        _ => throw new UnknownEventException(happened.GetType().Name),
    };

    private static CalibrationResult With(CalibrationResult result, SubjectOutcome outcome, string rulebookHash) => result with
    {
        JudgedBy = rulebookHash == result.HashFor(outcome.Secretary) ? result.JudgedBy
            : rulebookHash == result.RulebookHash ? result.JudgedBy?.Remove(outcome.Secretary)
            : (result.JudgedBy ?? ImmutableSortedDictionary<PersonId, string>.Empty).SetItem(outcome.Secretary, rulebookHash),
        Outcomes = [.. result.Outcomes.Where(one => one.Secretary != outcome.Secretary).Append(outcome).OrderBy(one => one.Village).ThenBy(one => one.Secretary)],
    };
}
