using Villages.Domain.People;

namespace Villages.Domain.Posts;

/// <summary>Who held which position of the village when.</summary>
[GenerateSerializer, Immutable, Alias("posts.seat")]
public sealed record Seat(
    [property: Id(0)] PersonId Person,
    [property: Id(1)] Tenure Tenure);
