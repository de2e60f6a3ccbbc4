using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Villages.Domain.Events;

namespace Villages.Domain.Tests.Events;

public class EventCodecTests
{
    [Fact]
    public void An_older_event_is_read_through_its_upcasters_step_by_step()
    {
        var codec = new EventCodec([typeof(VisitedThird)], [new NamesTheMinutes(), new SplitsTheName()]);

        var happened = codec.Decode("""[{"type":"tests.visited.v1","body":{"who":"王 芳","length":40}}]"""u8);

        Assert.Equal(new VisitedThird("王", "芳", 40), Assert.Single(happened));
    }

    [Fact]
    public void A_newer_event_is_refused_with_its_name_and_the_remedy()
    {
        var refused = Assert.Throws<UnknownEventException>(() =>
            EventCodec.Default.Decode("""[{"type":"areas.renamed.v9","body":{"x":[1,{"y":2}]}}]"""u8));

        Assert.Equal("areas.renamed.v9", refused.EventType);
        Assert.Contains("Upgrade", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_newer_event_behind_a_known_one_is_refused_too()
    {
        var codec = new EventCodec([typeof(VisitedThird)]);

        Assert.Throws<UnknownEventException>(() => codec.Decode(
            """[{"type":"tests.visited.v3","body":{"family":"王","given":"芳","minutes":1}},{"type":"tests.visited.v4","body":{}}]"""u8));
    }

    [Fact]
    public void A_commit_without_events_is_written_and_read()
    {
        Assert.Equal("[]", Encoding.UTF8.GetString(EventCodec.Default.Encode([])));
        Assert.Empty(EventCodec.Default.Decode("[]"u8));
    }

    [Fact]
    public void A_member_that_must_be_there_is_missed()
    {
        var codec = new EventCodec([typeof(VisitedThird)]);

        Assert.Throws<JsonException>(() => codec.Decode("""[{"type":"tests.visited.v3","body":{"family":"王","minutes":1}}]"""u8));
    }

    [Fact]
    public void A_member_that_may_be_null_is_left_out_and_not_missed()
    {
        var codec = new EventCodec([typeof(Noted)]);
        var noted = new Noted(null, null, 1);

        Assert.Equal("[{\"type\":\"tests.noted.v1\",\"body\":{\"length\":1}}]", Encoding.UTF8.GetString(codec.Encode([noted])));
        Assert.Equal(noted, Assert.Single(codec.Decode(codec.Encode([noted]))));
    }

    [EventType("tests.noted.v1")]
    private sealed record Noted(string? Text, DateOnly? On, int Length) : IEvent;

    [EventType("tests.visited.v3")]
    private sealed record VisitedThird(string Family, string Given, int Minutes) : IEvent;

    private sealed class NamesTheMinutes : IUpcaster
    {
        public string From => "tests.visited.v1";

        public string To => "tests.visited.v2";

        public JsonObject Upcast(JsonObject body) => new() { ["who"] = body["who"]!.DeepClone(), ["minutes"] = body["length"]!.DeepClone() };
    }

    private sealed class SplitsTheName : IUpcaster
    {
        public string From => "tests.visited.v2";

        public string To => "tests.visited.v3";

        public JsonObject Upcast(JsonObject body)
        {
            var names = body["who"]!.GetValue<string>().Split(' ');
            return new() { ["family"] = names[0], ["given"] = names[1], ["minutes"] = body["minutes"]!.DeepClone() };
        }
    }
}
