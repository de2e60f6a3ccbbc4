namespace Villages.Domain.Cycles;

/// <summary>What a plan would do, for <c>validateOnly</c>.</summary>
/// <param name="Villages">Villages and communities on the roster as of the date.</param>
[GenerateSerializer, Immutable, Alias("cycles.planned")]
public sealed record CyclePlanned(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] DateOnly AsOf, [property: Id(2)] string RulebookHash,
    [property: Id(3)] int Townships, [property: Id(4)] int Villages);
