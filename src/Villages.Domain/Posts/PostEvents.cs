using Villages.Domain.Events;
using Villages.Domain.People;

namespace Villages.Domain.Posts;

[EventType("posts.filled.v1")]
public sealed record PostFilled(PersonId Person, Tenure Tenure) : IEvent;

/// <param name="Tenure">With its last day and the reason.</param>
[EventType("posts.vacated.v1")]
public sealed record PostVacated(PersonId Person, Tenure Tenure) : IEvent;

[EventType("posts.withdrawn.v1")]
public sealed record PostWithdrawn(PersonId Person, Tenure Tenure) : IEvent;
