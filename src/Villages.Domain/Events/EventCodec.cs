using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Villages.Domain.Events;

/// <summary>
/// Events as the journal keeps them: strict UTF-8 JSON <c>[{"type":"stars.secretary-rated.v1","body":{…}}]</c>. Older versions pass their upcasters on reading;
/// an unknown type is a refusal to read, never a silent skip.
/// </summary>
public sealed class EventCodec
{
    private readonly FrozenDictionary<string, JsonTypeInfo> _byName;
    private readonly FrozenDictionary<Type, (JsonEncodedText Name, JsonTypeInfo Info)> _byType;
    private readonly FrozenDictionary<string, IUpcaster> _upcasters;

    public EventCodec(IEnumerable<Type> events, IEnumerable<IUpcaster>? upcasters = null)
    {
        var named = events.Select(type => (Type: type, NameOf(type).Name)).ToArray();
        _byName = named.ToFrozenDictionary(e => e.Name, e => DomainJson.Options.GetTypeInfo(e.Type));
        _byType = named.ToFrozenDictionary(e => e.Type, e => (JsonEncodedText.Encode(e.Name), DomainJson.Options.GetTypeInfo(e.Type)));
        _upcasters = (upcasters ?? []).ToFrozenDictionary(u => u.From);
    }

    /// <summary>Every event of this assembly with its upcasters.</summary>
    public static EventCodec Default { get; } = new(
        typeof(EventCodec).Assembly.GetTypes().Where(type => type.IsDefined(typeof(EventTypeAttribute), inherit: false)),
        typeof(EventCodec).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IUpcaster)))
            .Select(type => (IUpcaster)Activator.CreateInstance(type)!));

    public IEnumerable<string> Names => _byName.Keys;

    public static EventTypeAttribute NameOf(Type type) =>
        type.GetCustomAttribute<EventTypeAttribute>() ?? throw new InvalidOperationException($"{type.Name} has no event type.");

    public byte[] Encode(ReadOnlySpan<IEvent> events)
    {
        using var scratch = JsonScratch.Take();
        var writer = scratch.Writer;
        writer.WriteStartArray();
        foreach (var happened in events)
        {
            var (name, info) = _byType[happened.GetType()];
            writer.WriteStartObject();
            writer.WriteString("type"u8, name);
            writer.WritePropertyName("body"u8);
            JsonSerializer.Serialize(writer, happened, info);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        return scratch.Written.ToArray();
    }

    /// <exception cref="UnknownEventException">An event's type is newer than this version.</exception>
    /// <exception cref="JsonException">The bytes are not events.</exception>
    public ImmutableArray<IEvent> Decode(ReadOnlySpan<byte> data)
    {
        var reader = new Utf8JsonReader(data);
        var events = ImmutableArray.CreateBuilder<IEvent>(2);
        Expect(ref reader, JsonTokenType.StartArray);
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            Expect(ref reader, JsonTokenType.PropertyName);
            Expect(ref reader, JsonTokenType.String);
            var type = reader.GetString()!;
            Expect(ref reader, JsonTokenType.PropertyName);
            reader.Read();
            events.Add(DecodeBody(type, ref reader));
            Expect(ref reader, JsonTokenType.EndObject);
        }

        return events.ToImmutable();
    }

    private IEvent DecodeBody(string type, ref Utf8JsonReader reader)
    {
        if (_byName.TryGetValue(type, out var info))
        {
            return (IEvent)JsonSerializer.Deserialize(ref reader, info)!;
        }

        if (!_upcasters.ContainsKey(type))
        {
            throw new UnknownEventException(type);
        }

        var body = JsonNode.Parse(ref reader)!.AsObject();
        while (_upcasters.TryGetValue(type, out var upcaster))
        {
            (type, body) = (upcaster.To, upcaster.Upcast(body));
        }

        return _byName.TryGetValue(type, out info) ? (IEvent)body.Deserialize(info)! : throw new UnknownEventException(type);
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (!reader.Read() || reader.TokenType != token)
        {
            throw new JsonException($"Expected {token} in the events of a commit.");
        }
    }
}
