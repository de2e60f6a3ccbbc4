using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Members;

[EventType("members.branch-named.v1")]
public sealed record BranchNamed(BranchId Branch, string Name, PersonId? Secretary = null) : IEvent;

[EventType("members.noted.v1")]
public sealed record BranchMemberNoted(BranchId Branch, RosterEntry Entry) : IEvent;

[EventType("members.activity-recorded.v1")]
public sealed record ActivityRecorded(BranchId Branch, BranchActivity Activity) : IEvent;

/// <param name="Activity">With the marks that hold now.</param>
/// <param name="Changed">Whose mark is another now; null for none any more.</param>
[EventType("members.activity-corrected.v1")]
public sealed record ActivityCorrected(BranchId Branch, BranchActivity Activity, ImmutableArray<ChangedMark> Changed, string Reason) : IEvent;

[GenerateSerializer, Immutable, Alias("members.changed-mark")]
public sealed record ChangedMark([property: Id(0)] PersonId Person, [property: Id(1)] Mark? Before, [property: Id(2)] Mark? After);
