using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Objections;

internal sealed class ObjectionEventSamples : IEventSamples
{
    private static readonly ObjectionNote Note = new(A.Objection, A.Notice, A.Village, ObjectionPhase.Filed, A.Day("2022-12-21"), A.Day("2022-12-21"), A.Day("2022-12-23"));
    private static readonly ObjectionNote Ruled = Note with { Phase = ObjectionPhase.Ruled, On = A.Day("2022-12-29"), DueOn = A.Day("2023-01-13"), Ruling = Ruling.PartlyUpheld };
    private static readonly ObjectionNote Final = Ruled with { Phase = ObjectionPhase.Final, On = A.Day("2023-01-10"), DueOn = null, Ruling = Ruling.Upheld };

    public IEnumerable<IEvent> Samples =>
    [
        new ObjectionOpened(Note, A.Person().Value, A.Person(), "评议得分与张榜不符，请复核。", "li.si"),
        new ObjectionAccepted(Note with { Phase = ObjectionPhase.Accepted, On = A.Day("2022-12-22"), DueOn = A.Day("2023-01-06") }, "township.clerk"),
        new FindingRecorded(
            Note with { Phase = ObjectionPhase.Investigated, On = A.Day("2022-12-28"), DueOn = A.Day("2023-01-06") },
            new Finding("经查，评议原始记录与录入有一处不一致。", "township.clerk", A.Day("2022-12-28"))),
        new ObjectionRuled(Ruled, new GivenRuling(Ruling.PartlyUpheld, "录入有一处差错，已更正。", [CommandId.Derive("readings.record", "1")], A.Village.Parent, "township.head", A.Day("2022-12-29"))),
        new ObjectionAppealed(
            Ruled with { Phase = ObjectionPhase.Appealed, On = A.Day("2023-01-04"), DueOn = A.Day("2023-01-18") },
            new Appeal("评议当日有三人未到场，票数有误。", "li.si", A.Day("2023-01-04"))),
        new ObjectionFinal(Final),
        new ObjectionMoved(Final with { Publication = PublicationId.Parse("141129100-stars-2022-2") }, A.Notice),
    ];
}
