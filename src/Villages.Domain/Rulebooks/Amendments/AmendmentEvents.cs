using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Rulebooks.Drafts;

namespace Villages.Domain.Rulebooks.Amendments;

[EventType("rulebooks.amendment-proposed.v1")]
public sealed record AmendmentProposed(
    string Id, CycleId Cycle, int Round, string RulebookHash, string Before, string Cause, ChangeCounts Counts, ImmutableArray<PersonId> Changed) : IEvent;

/// <param name="Persons">For whom; empty for everybody.</param>
/// <param name="By">Actor who decided.</param>
[EventType("rulebooks.amendment-accepted.v1")]
public sealed record AmendmentAccepted(
    string Id, CycleId Cycle, int Round, string RulebookHash, string Cause, ImmutableArray<PersonId> Persons, string Reason, string By) : IEvent;

[EventType("rulebooks.amendment-refused.v1")]
public sealed record AmendmentRefused(string Id, string Reason) : IEvent;
