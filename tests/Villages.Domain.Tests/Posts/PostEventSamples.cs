using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.Tests.Events;

namespace Villages.Domain.Tests.Posts;

internal sealed class PostEventSamples : IEventSamples
{
    public IEnumerable<IEvent> Samples =>
    [
        new PostFilled(A.Person(), A.Tenure("2021-03-01")),
        new PostVacated(A.Person(), A.Tenure("2021-03-01", "2022-06-30")),
        new PostWithdrawn(A.Person(), A.Tenure("2021-03-01", position: Position.CommitteeMember)),
    ];
}
