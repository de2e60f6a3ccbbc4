using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Members;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Points;

[EventType("points.claimed.v1")]
public sealed record PointsClaimed(PointsEntry Entry) : IEvent;

[EventType("points.awarded.v1")]
public sealed record PointsAwarded(PointsEntry Entry) : IEvent;

/// <param name="Source">Source of the entries that follow from the mark.</param>
[EventType("points.attendance-noted.v1")]
public sealed record AttendanceNoted(string Source, Mark? Mark, int Revision) : IEvent;

[EventType("points.entry-reviewed.v1")]
public sealed record EntryReviewed(string Entry, ReviewLevel Level, decimal Granted, string By, string? Reason = null) : IEvent;

[EventType("points.entry-rejected.v1")]
public sealed record EntryRejected(string Entry, ReviewLevel Level, string By, string Reason) : IEvent;

[EventType("points.claim-withdrawn.v1")]
public sealed record ClaimWithdrawn(string Entry) : IEvent;

[EventType("points.entries-published.v1")]
public sealed record EntriesPublished(ImmutableArray<string> Entries, PublicationId Notice) : IEvent;

[EventType("points.entries-registered.v1")]
public sealed record EntriesRegistered(ImmutableArray<string> Entries, PublicationId Notice) : IEvent;

[EventType("points.entries-held.v1")]
public sealed record EntriesHeld(ImmutableArray<string> Entries, bool Held) : IEvent;

/// <param name="Counter">The counter-entry; null for an entry that had not been registered, which counts for nothing now.</param>
[EventType("points.entry-reversed.v1")]
public sealed record EntryReversed(string Entry, string Reason, string By, PointsEntry? Counter = null) : IEvent;

[EventType("points.review-recorded.v1")]
public sealed record ReviewRecorded(ImmutableSortedDictionary<string, int> Votes, DateOnly On, string Document) : IEvent;

[EventType("points.veto-recorded.v1")]
public sealed record VetoRecorded(string Veto, DateOnly On, string Document) : IEvent;

[EventType("points.yellow-line-recorded.v1")]
public sealed record YellowLineRecorded(string Line, DateOnly On, string Document) : IEvent;

/// <param name="Supersedes">Round that this one replaces; null for the first.</param>
[EventType("points.account-closed.v1")]
public sealed record AccountClosed(CycleId Cycle, int Round, decimal? Total, string? Grade, string? Reason, int? Supersedes) : IEvent;

[EventType("points.account-reopened.v1")]
public sealed record AccountReopened(ObjectionId Objection) : IEvent;
