using System.Text;
using System.Text.Json;
using Villages.Domain.Events;
using Villages.Testing;

namespace Villages.Domain.Tests.Events;

/// <summary>Events are for ever: what was written once must be read always. Golden files hold one commit with one event each.</summary>
public class GoldenEventTests
{
    private static readonly JsonSerializerOptions IndentedJson = new(DomainJson.Options) { WriteIndented = true };

    public static TheoryData<string> Names => [.. EventCodec.Default.Names.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_written_as_its_golden_file_says(string name)
    {
        Assert.True(EventSamples.ByName.TryGetValue(name, out var sample), $"No IEventSamples has a sample of {name}.");

        Golden.Matches($"Events/golden/{name}.json", Indented(EventCodec.Default.Encode([sample])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_is_read_from_its_golden_file_without_loss(string name)
    {
        var stored = Compact(File.ReadAllBytes(Path.Combine(SourceTree.TestProject, "Events", "golden", $"{name}.json")));

        var happened = Assert.Single(EventCodec.Default.Decode(stored));

        Assert.Equal(Encoding.UTF8.GetString(stored), Encoding.UTF8.GetString(EventCodec.Default.Encode([happened])));
    }

    [Fact]
    public void A_golden_file_stays_readable_when_its_event_has_a_successor()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(SourceTree.TestProject, "Events", "golden"), "*.json"))
        {
            Assert.NotEmpty(EventCodec.Default.Decode(Compact(File.ReadAllBytes(file))));
        }
    }

    private static string Indented(byte[] data) =>
        JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(data), IndentedJson).ReplaceLineEndings("\n") + "\n";

    private static byte[] Compact(byte[] golden) => JsonSerializer.SerializeToUtf8Bytes(JsonSerializer.Deserialize<JsonElement>(golden), DomainJson.Options);
}
