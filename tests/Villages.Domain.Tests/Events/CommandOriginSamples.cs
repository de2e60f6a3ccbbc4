using Villages.Domain.Events;

namespace Villages.Domain.Tests.Events;

internal sealed class CommandOriginSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new CommandOrigin("township", AreaCode.Parse("141129100"), "203.0.113.7", "复核"),
    ];
}
