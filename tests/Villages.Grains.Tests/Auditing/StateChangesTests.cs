using System.Text.Json;
using Villages.Grains.Auditing;

namespace Villages.Grains.Tests.Auditing;

/// <summary>Before and after, member by member.</summary>
public sealed class StateChangesTests
{
    private const string Cipher = "v1.AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private const string OtherCipher = "v1.zzECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    [Theory]
    [InlineData("""{"a":1,"b":{"c":"x"}}""", """{"a":1,"b":{"c":"y"}}""", """b.c: "x" → "y" """)]
    [InlineData("""{"a":1}""", """{"a":1,"b":[2]}""", "b:  → [2]")]
    [InlineData("""{"a":1,"b":true}""", """{"a":1}""", "b: true → ")]
    [InlineData("""{"a":[{"n":1},{"n":2}]}""", """{"a":[{"n":1},{"n":3}]}""", "a[1].n: 2 → 3")]
    [InlineData("""{"a":[1,3]}""", """{"a":[1,2,3]}""", "a[1]:  → 2")]
    [InlineData("""{"a":[1,2,3]}""", """{"a":[1]}""", "a[1]: 2 →  | a[2]: 3 → ")]
    [InlineData("""{"a":1}""", """{"a":{"b":1}}""", """a: 1 → {"b":1}""")]
    [InlineData("""{"a":1,"version":1}""", """{"a":2,"version":2}""", "a: 1 → 2")]
    [InlineData("""{"a":{"version":1}}""", """{"a":{"version":2}}""", "a.version: 1 → 2")]
    [InlineData("""{"a":1}""", """{"a":1.0}""", "")]
    public void What_differs_is_told_with_its_place(string before, string after, string told) => Assert.Equal(told.Trim(), Told(before, after).Trim());

    [Fact]
    public void Ciphertext_is_told_as_sealed_wherever_it_stands_and_still_as_a_change()
    {
        Assert.Equal("""name: "sealed" → "sealed" """.Trim(), Told($$"""{"name":"{{Cipher}}"}""", $$"""{"name":"{{OtherCipher}}"}""").Trim());
        Assert.Equal(
            """rows[0]:  → "{\"name\":\"sealed\",\"phone\":\"sealed\"}" """.Trim(),
            Told("""{"rows":[]}""", JsonSerializer.Serialize(new { rows = new[] { $$"""{"name":"{{Cipher}}","phone":"{{OtherCipher}}"}""" } })).Replace("\\u0022", "\\\"", StringComparison.Ordinal).Trim());
    }

    [Fact]
    public void After_two_hundred_it_only_says_that_there_are_more()
    {
        var (changes, more) = StateChanges.Between(Element("{}"), Element($"{{{string.Join(',', Enumerable.Range(0, 201).Select(member => $"\"m{member}\":1"))}}}"));

        Assert.Equal((StateChanges.Most, true), (changes.Count, more));
        Assert.False(StateChanges.Between(Element("{}"), Element($"{{{string.Join(',', Enumerable.Range(0, 200).Select(member => $"\"m{member}\":1"))}}}")).More);
    }

    private static string Told(string before, string after) => string.Join(
        " | ", StateChanges.Between(Element(before), Element(after)).Changes.Select(change => $"{change.Path}: {change.Before} → {change.After}"));

    private static JsonElement Element(string json) => JsonDocument.Parse(json).RootElement;
}
