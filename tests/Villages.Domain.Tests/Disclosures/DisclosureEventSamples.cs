using Villages.Domain.Disclosures;
using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Disclosures;

internal sealed class DisclosureEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new DisclosureMade(A.Person(), "clerk", "township", [PersonalField.Name, PersonalField.IdNumber], "核对身份", new DateTime(2022, 12, 20, 8, 0, 0, DateTimeKind.Utc)),
    ];
}
