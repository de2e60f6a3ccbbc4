using Villages.Domain.Consequences;
using Villages.Domain.Cycles;
using Villages.Domain.Events;

namespace Villages.Domain.Rulebooks.Amendments;

/// <summary>An accepted amendment begins a round of its cycle.</summary>
public sealed class AmendmentsReachCycles : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened is not AmendmentAccepted e ? [] :
        [new Consequence(e.Cycle.Stream, new BeginAmendment(e.Round, e.RulebookHash, e.Persons, e.Id, e.Cause, e.By), "rulebooks.amended")];
}
