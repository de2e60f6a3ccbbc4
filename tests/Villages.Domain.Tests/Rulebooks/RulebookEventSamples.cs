using Villages.Domain.Events;
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
    ];
}
