using System.Text.Json.Serialization;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>An objection as the notice knows it: enough to hold an item and to be carried to the next notice. Its grounds are in its own stream.</summary>
/// <param name="By">Subject who lodged it; null without an account.</param>
/// <param name="Ruling">Null until the objection is final.</param>
[GenerateSerializer, Immutable, Alias("publications.item-objection")]
public sealed record ItemObjection(
    [property: Id(0)] ObjectionId Objection,
    [property: Id(1)] string Item,
    [property: Id(2)] string? By,
    [property: Id(3)] DateOnly LodgedOn,
    [property: Id(4)] Ruling? Ruling = null)
{
    [JsonIgnore]
    public bool IsOpen => Ruling is null;

    /// <summary>Open, upheld or partly upheld: only a rejection or a correction frees the item.</summary>
    [JsonIgnore]
    public bool Holds => Ruling is not Objections.Ruling.Rejected;
}
