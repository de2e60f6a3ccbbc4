using Villages.Domain.Boards;
using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Boards;

internal sealed class BoardEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new PublicationNoted(new PublicationNote(A.Notice, A.Day("2022-12-20"), A.Day("2022-12-27"), 6, 1, true)),
        new ObjectionNoted(new ObjectionNote(
            A.Objection, A.Notice, A.Village, ObjectionPhase.Ruled, A.Day("2022-12-21"), A.Day("2022-12-29"), A.Day("2023-01-13"), Ruling.Rejected)),
    ];
}
