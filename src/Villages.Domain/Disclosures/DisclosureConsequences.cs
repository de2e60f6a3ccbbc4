using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.People;

namespace Villages.Domain.Disclosures;

/// <summary>The person's stream learns who saw the person.</summary>
public sealed class DisclosureConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        DisclosureMade e => [new(e.Person.Person, new NoteSeen(e.By, e.Role, e.Fields, e.Reason, e.At), "disclosures.person-seen")],
        _ => [],
    };
}
