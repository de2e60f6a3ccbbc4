using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.People;

namespace Villages.Domain.Posts;

/// <summary>What a village tells an official about the posts it filled and vacated.</summary>
public sealed class PostConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        PostFilled e => [new(e.Person.Official, new NoteTenureBegun(e.Tenure), "posts.tenure-begun")],
        PostVacated e => [new(e.Person.Official, new NoteTenureEnded(e.Tenure), "posts.tenure-ended")],
        PostWithdrawn e => [new(e.Person.Official, new NoteTenureWithdrawn(e.Tenure), "posts.tenure-withdrawn")],
        _ => [],
    };
}
