using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars;

namespace Villages.Domain.Cycles;

/// <param name="RulebookHash">The version in force on the period's last day, pinned.</param>
[EventType("cycles.planned.v1")]
public sealed record CyclePlanAccepted(CycleId Cycle, DateOnly AsOf, string RulebookHash) : IEvent;

/// <param name="Sources">Feed position up to which facts of villages count.</param>
[EventType("cycles.collecting-begun.v1")]
public sealed record CollectingBegun(int Round, long Sources) : IEvent;

[EventType("cycles.frozen.v1")]
public sealed record CycleFrozen(int Round, long Sources, long Known, ImmutableArray<AreaCode> Roster) : IEvent;

/// <summary>Outcomes of a county too large for one commit, kept before the calibration that they belong to.</summary>
/// <param name="Part">From 0.</param>
[EventType("cycles.outcomes-kept.v1")]
public sealed record OutcomesKept(int Round, int Part, ImmutableArray<SubjectOutcome> Outcomes) : IEvent;

/// <param name="Result">With the outcomes that were not kept in parts before.</param>
[EventType("cycles.calibrated.v1")]
public sealed record CycleCalibrated(int Round, CalibrationResult Result) : IEvent;

/// <summary>Results are put up for everybody to see; from here on people may object.</summary>
/// <param name="To">Last day of the window, inclusive; null when the rulebook has no publication.</param>
[EventType("cycles.published.v1")]
public sealed record CyclePublished(int Round, DateOnly From, DateOnly? To) : IEvent;

/// <summary>The window of one township's notice is over.</summary>
/// <param name="Held">Persons whose result is held by an objection.</param>
/// <param name="Upheld">Those of them whose objection was upheld.</param>
[EventType("cycles.township-window-closed.v1")]
public sealed record TownshipWindowClosed(int Round, AreaCode Township, ImmutableArray<PersonId> Held, ImmutableArray<PersonId> Upheld) : IEvent;

/// <summary>All windows of the round are over, or there was none.</summary>
[EventType("cycles.publication-closed.v1")]
public sealed record PublicationClosed(int Round) : IEvent;

[EventType("cycles.made-effective.v1")]
public sealed record CycleMadeEffective(int Round) : IEvent;

/// <summary>An objection was rejected for good: the result it held goes on. When the others are in effect already, this one follows by itself.</summary>
/// <param name="Outcome">What takes effect with this commit; null when it takes effect with the others.</param>
[EventType("cycles.hold-lifted.v1")]
public sealed record HoldLifted(
    CycleId Cycle, int Round, DateOnly AsOf, string RulebookHash, int Engine, PersonId Person, SubjectOutcome? Outcome) : IEvent;

/// <summary>An objection was upheld: the result stays held until a round has corrected it.</summary>
[EventType("cycles.objection-upheld.v1")]
public sealed record ObjectionUpheld(int Round, PersonId Person) : IEvent;

[EventType("cycles.round-begun.v1")]
public sealed record RoundBegun(int Round, string Cause) : IEvent;

[EventType("cycles.paused.v1")]
public sealed record CycleHeld : IEvent;

[EventType("cycles.resumed.v1")]
public sealed record CycleResumed : IEvent;

[EventType("cycles.cancelled.v1")]
public sealed record CycleCancelled(string Reason) : IEvent;

[EventType("cycles.archived.v1")]
public sealed record CycleArchived : IEvent;
