namespace Villages.Domain.People;

/// <summary>
/// One position held by one person from a day to a day, both inclusive. Organisation, position and first day tell a person's tenures apart;
/// a secretary who is also director has two.
/// </summary>
/// <param name="Organisation">Village or community.</param>
/// <param name="To">Last day; null while in office.</param>
/// <param name="RemovedForViolation">The end was a removal for breach of discipline or law; costs earlier service.</param>
[GenerateSerializer, Immutable, Alias("people.tenure")]
public sealed record Tenure(
    [property: Id(0)] AreaCode Organisation,
    [property: Id(1)] Position Position,
    [property: Id(2)] DateOnly From,
    [property: Id(3)] DateOnly? To = null,
    [property: Id(4)] EndReason? Reason = null,
    [property: Id(5)] bool RemovedForViolation = false)
{
    public bool Covers(DateOnly date) => From <= date && (To is null || To >= date);

    public bool IsSameAs(Tenure other) => Organisation == other.Organisation && Position == other.Position && From == other.From;
}
