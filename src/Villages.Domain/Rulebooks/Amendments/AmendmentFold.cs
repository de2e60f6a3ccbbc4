using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Rulebooks.Amendments;

/// <summary>Amendments after one event of theirs.</summary>
internal static class AmendmentFold
{
    /// <returns>Null when the event is of something else.</returns>
    public static ImmutableArray<Amendment>? Apply(ImmutableArray<Amendment> amendments, IEvent happened, string actor) => happened switch
    {
        AmendmentProposed e => amendments.Add(new Amendment(
            e.Id, e.Cycle, e.Round, e.RulebookHash, e.Before, e.Cause, e.Counts, e.Changed, actor, AmendmentPhase.Proposed, [])),
        AmendmentAccepted e => With(amendments, e.Id, one => one with
        {
            Phase = e.Persons.IsEmpty ? AmendmentPhase.Accepted : AmendmentPhase.AcceptedInPart, Persons = e.Persons, Reason = e.Reason, DecidedBy = e.By,
        }),
        AmendmentRefused e => With(amendments, e.Id, one => one with { Phase = AmendmentPhase.Refused, Reason = e.Reason, DecidedBy = actor }),
        _ => null,
    };

    private static ImmutableArray<Amendment> With(ImmutableArray<Amendment> amendments, string id, Func<Amendment, Amendment> change) =>
        [.. amendments.Select(one => one.Id == id ? change(one) : one)];
}
