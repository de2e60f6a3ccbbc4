using Villages.Domain.Events;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Rulebooks.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Rulebooks;

internal sealed class RulebookEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new RulebookAdopted(
            "stars", A.Day("2023-01-01"), 1, "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4",
            """{"scheme":"stars","title":{"en":"Star rating","zh-CN":"星级评定"}}""", "中阳县委组织部"),
        new DraftWritten("0123456789ab", "stars", """{"scheme":"stars"}""", null, Hash),
        new DraftSimulated("0123456789ab", new DraftSimulation(A.Cycle, 1, Hash, Hash, Counts)),
        new DraftCirculated("0123456789ab", A.Day("2023-01-16"), A.Day("2023-01-20"), "本县尚无考核周期"),
        new DraftCommented("0123456789ab", new DraftComment("建议提高群众评议的权重", "zhang.san", A.Day("2023-01-17"), Hash)),
        new DraftAdopted("0123456789ab", Hash),
        new DraftWithdrawn("0123456789ab", "另行研究"),
        new AmendmentProposed("23456789abcd", A.Cycle, 1, Hash, Hash, "上级文件更正了分值", Counts, [A.Person(), A.Person('b')]),
        new AmendmentAccepted("23456789abcd", A.Cycle, 1, Hash, "上级文件更正了分值", [A.Person()], "经研究同意", "li.si"),
        new AmendmentRefused("23456789abcd", "理由不足"),
    ];

    private const string Hash = "8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4";

    private static readonly ChangeCounts Counts = new(335, 12, 8, 4, 1200m);
}
