namespace Villages.Domain.Rulebooks;

/// <summary>
/// Adopts a rulebook for a county. Refused with every fault when it does not read, lint, or satisfy its worked cases; the same content again is accepted without events.
/// </summary>
/// <param name="Cases">Worked cases as JSON; null for none.</param>
/// <param name="By">Organ that adopts it.</param>
[GenerateSerializer, Immutable, Alias("rulebooks.adopt-rulebook")]
public sealed record AdoptRulebook(
    [property: Id(0)] string Scheme,
    [property: Id(1)] string Json,
    [property: Id(2)] string? Cases,
    [property: Id(3)] string By) : ICommandBody
{
    public string Kind => "rulebooks.adopt";
}
