using Villages.Domain.People;

namespace Villages.Domain.Posts;

/// <summary>Puts a person into a position of the village. A past interval may be entered with its end when it overlaps nobody.</summary>
/// <param name="To">Last day; null while in office.</param>
[GenerateSerializer, Immutable, Alias("posts.fill-post")]
public sealed record FillPost(
    [property: Id(0)] PersonId Person,
    [property: Id(1)] Position Position,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To = null,
    [property: Id(4)] EndReason? Reason = null,
    [property: Id(5)] bool RemovedForViolation = false) : ICommandBody
{
    public string Kind => "posts.fill";

    public DateOnly? DeedOn => From;
}

/// <summary>Ends the tenure that covers the day <paramref name="To"/>, its last.</summary>
[GenerateSerializer, Immutable, Alias("posts.vacate-post")]
public sealed record VacatePost(
    [property: Id(0)] PersonId Person,
    [property: Id(1)] Position Position,
    [property: Id(2)] DateOnly To,
    [property: Id(3)] EndReason Reason,
    [property: Id(4)] bool RemovedForViolation = false) : ICommandBody
{
    public string Kind => "posts.vacate";

    public DateOnly? DeedOn => To;
}

/// <summary>Takes back a tenure that was entered in error or never began.</summary>
[GenerateSerializer, Immutable, Alias("posts.withdraw-post")]
public sealed record WithdrawPost(
    [property: Id(0)] PersonId Person,
    [property: Id(1)] Position Position,
    [property: Id(2)] DateOnly From) : ICommandBody
{
    public string Kind => "posts.withdraw";
}
