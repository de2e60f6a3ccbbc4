using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Publications;

internal sealed class PublicationEventSamples : IEventSamples
{
    private static readonly PublicationId Next = PublicationId.Parse("141129100-stars-2022-2");
    private static readonly PublicationNote Note = new(A.Notice, A.Day("2022-12-20"), A.Day("2022-12-27"), 2, 0, false);
    private static readonly ItemObjection Carried = new(ObjectionId.Parse("141129-00000001"), "plot-7", "li.si", A.Day("2022-12-22"));

    public IEnumerable<IEvent> Samples =>
    [
        new PublicationOpened(
            Note with { Publication = Next, Corrects = A.Notice },
            A.Cycle.Stream,
            [
                new PublicationItem(A.Person().Value, A.Village, A.Person(), [new("grade", "excellent"), new("stars-after", "4")], [new("grade", "qualified"), new("stars-after", "3")]),
                new PublicationItem("plot-7", A.Community, null, [new("total", "91.5")]),
            ]),
        new ObjectionLodged(A.Notice, A.Objection, A.Person().Value, A.Village, A.Person(), "评议得分与张榜不符，请复核。", "li.si", A.Day("2022-12-21"), A.Day("2022-12-23")),
        new ObjectionSettled(Note with { Closed = true, Held = 1 }, A.Objection, A.Person().Value, Ruling.PartlyUpheld, true, A.Cycle.Stream),
        new WindowClosed(Note with { Closed = true, Held = 1 }, A.Cycle.Stream, [A.Person().Value], []),
        new PublicationSuperseded(Note with { Closed = true, SupersededBy = Next }, Next),
        new ObjectionsPassedOn(A.Notice, Next, [Carried]),
        new ObjectionsCarried(Next, A.Notice, [Carried]),
    ];
}
