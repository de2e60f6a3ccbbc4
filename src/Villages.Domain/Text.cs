using System.Text.Json.Serialization;

namespace Villages.Domain;

/// <summary>A text for people, in both languages of the product.</summary>
[GenerateSerializer, Immutable, Alias("villages.text")]
public sealed record Text(
    [property: Id(0), JsonPropertyName("zh-CN")] string Chinese,
    [property: Id(1), JsonPropertyName("en")] string English)
{
    /// <param name="language">A BCP 47 tag; anything that does not start with <c>en</c> reads Chinese.</param>
    public string In(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English : Chinese;
}
