using System.Text.Json.Serialization;

namespace Villages.Domain.Areas;

/// <summary>One dated row of the administrative register: what a code stood for between two days, both inclusive.</summary>
/// <param name="Parent">The enclosing area; always the code's own prefix, the nation for a province.</param>
/// <param name="To">Last day; null while it stands.</param>
/// <param name="Successor">The area it was merged into.</param>
/// <param name="Key">Id part of the stream's key where it is not the code itself: a code used a second time carries a suffix, <c>141129100201.2</c>.</param>
[GenerateSerializer, Immutable, Alias("areas.row")]
public sealed record AreaRow(
    [property: Id(0)] AreaCode Code,
    [property: Id(1)] string Name,
    [property: Id(2)] AreaCode Parent,
    [property: Id(3)] DateOnly From,
    [property: Id(4)] DateOnly? To = null,
    [property: Id(5)] AreaCode? Successor = null,
    [property: Id(6)] string? Key = null)
{
    /// <summary>Stream and grain key of the area this row describes.</summary>
    [JsonIgnore]
    public StreamKey Stream => Key is null ? Code.Stream : StreamKey.Of(Code.Stream.Kind, Key);

    public bool StandsOn(DateOnly date) => From <= date && (To is null || To >= date);
}
