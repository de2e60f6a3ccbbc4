using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Stars.Events;

/// <summary>A cycle's rating took effect. Slot = cycle; a later round supersedes the earlier one.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Supersedes">Round that this one replaces; null for the first.</param>
[EventType("stars.secretary-rated.v1")]
public sealed record SecretaryRated(
    CycleId Cycle,
    int Round,
    Period Period,
    AreaCode Village,
    string Grade,
    decimal Total,
    int? StarsBefore,
    int StarsAfter,
    int HonourStars,
    int RankInCounty,
    int RankInTownship,
    DateOnly? LockedUntil,
    string RulebookHash,
    int Engine,
    int? Supersedes,
    ImmutableArray<TraceLine> Trace) : IEvent;

/// <summary>A cycle ended without a rating for this secretary; the stars in force stay, and an earlier round of the same cycle is undone.</summary>
/// <param name="StarsInForce">What an earlier cycle left and this one did not touch; null when never rated.</param>
[EventType("stars.secretary-not-rated.v1")]
public sealed record SecretaryNotRated(
    CycleId Cycle, int Round, Period Period, AreaCode Village, string Reason, string RulebookHash, int Engine, int? Supersedes, int? StarsInForce = null) : IEvent;

/// <summary>Monthly pay that follows from a rating, in yuan.</summary>
[EventType("stars.star-pay-entitled.v1")]
public sealed record StarPayEntitled(CycleId Cycle, int Round, decimal Basic, decimal Performance, decimal Stars, decimal Total) : IEvent;

/// <summary>An honour was granted; its document is the key, so the same one counts once.</summary>
[EventType("stars.honour-granted.v1")]
public sealed record HonourGranted(string Level, DateOnly On, string Document) : IEvent;

/// <summary>A veto fact was recorded by the organ that decides it.</summary>
/// <param name="LockedUntil">Last day of the punishment or listing; null where the rulebook's lock counts from <paramref name="On"/>.</param>
[EventType("stars.veto-recorded.v1")]
public sealed record VetoRecorded(string Veto, DateOnly On, DateOnly? LockedUntil, string Document) : IEvent;
