namespace Villages.Domain.Disclosures;

/// <summary>Asks for personal fields in plain text (查看明文).</summary>
/// <param name="Fields">Names of personal fields in camelCase; texts, so that an unknown one is refused and not misread.</param>
[GenerateSerializer, Immutable, Alias("disclosures.disclose-fields")]
public sealed record DiscloseFields(
    [property: Id(0)] PersonId Person,
    [property: Id(1)] IReadOnlyList<string> Fields,
    [property: Id(2)] string Reason) : ICommandBody
{
    public string Kind => "disclosures.disclose";
}
