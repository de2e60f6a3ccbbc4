using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Villages.Domain;

/// <summary>Makes the converter of each <see cref="CompactDictionary{T}"/>.</summary>
internal sealed class CompactDictionaryConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(CompactDictionary<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(CompactDictionaryConverter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;
}

internal sealed class CompactDictionaryConverter<T> : JsonConverter<CompactDictionary<T>>
{
    public override CompactDictionary<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object of values by name was expected.");
        }

        var converter = (JsonConverter<T>)options.GetConverter(typeof(T));
        var values = new List<KeyValuePair<string, T>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            values.Add(new(name, converter.Read(ref reader, typeof(T), options) ?? throw new JsonException($"'{name}' has no value.")));
        }

        return ((ReadOnlySpan<KeyValuePair<string, T>>)CollectionsMarshal.AsSpan(values)).ToCompactDictionary();
    }

    public override void Write(Utf8JsonWriter writer, CompactDictionary<T> value, JsonSerializerOptions options)
    {
        var converter = (JsonConverter<T>)options.GetConverter(typeof(T));
        writer.WriteStartObject();
        foreach (var (name, one) in value)
        {
            writer.WritePropertyName(name);
            converter.Write(writer, one, options);
        }

        writer.WriteEndObject();
    }
}
