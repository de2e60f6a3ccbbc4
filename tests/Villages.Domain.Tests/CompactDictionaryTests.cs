using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace Villages.Domain.Tests;

public class CompactDictionaryTests
{
    private static readonly string[] Names = ["total", "grade", "得分", "a", "B", ""];

    [Property]
    public void It_has_the_bytes_the_order_and_the_values_of_a_sorted_dictionary_with_the_same_entries((byte Name, int Value)[] values)
    {
        var entries = Entries(values);
        var known = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, value) in entries)
        {
            known = known.SetItem(name, value);
        }

        var compact = entries.ToCompactDictionary();
        Assert.Equal(known.ToArray(), compact.ToArray());
        Assert.Equal(JsonSerializer.Serialize(known, DomainJson.Options), JsonSerializer.Serialize(compact, DomainJson.Options));
        Assert.All(entries, entry => Assert.Equal(known[entry.Key], compact[entry.Key]));
        Assert.False(compact.ContainsKey("not there"));
    }

    [Property]
    public void What_is_read_back_equals_what_was_written((byte Name, int Value)[] values)
    {
        var compact = Entries(values).ToCompactDictionary();
        var back = JsonSerializer.Deserialize<CompactDictionary<decimal>>(JsonSerializer.Serialize(compact, DomainJson.Options), DomainJson.Options)!;
        Assert.True(compact.Equals(back));
        Assert.Equal(compact.GetHashCode(), back.GetHashCode());
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"total\"")]
    [InlineData("{\"total\":\"much\"}")]
    [InlineData("{\"total\":null}")]
    [InlineData("{\"total\":")]
    public void What_is_not_an_object_of_values_is_no_dictionary(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CompactDictionary<decimal>>(Encoding.UTF8.GetBytes(json), DomainJson.Options));

    private static KeyValuePair<string, decimal>[] Entries((byte Name, int Value)[] values) =>
        [.. values.Select(entry => KeyValuePair.Create(Names[entry.Name % Names.Length], entry.Value / 100m))];
}
