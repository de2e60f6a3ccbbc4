using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Consequences;

internal sealed class ConsequenceEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
        [new ConsequenceRefused(7, "people.post-left", "village/141129100201", "posts.not-held", new Text("未担任该职务。", "Does not hold the post."))];
}
