using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Villages.Domain.Accounts;
using Villages.Domain.Members;
using Villages.Domain.Objections;
using Villages.Domain.Points;
using Villages.Domain.Publications;

namespace Villages.Domain;

/// <summary>The one JSON form of the domain: camelCase, enums as camelCase text, ids as strings, nulls left out, Chinese unescaped, unknown members ignored.</summary>
public static class DomainJson
{
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DictionaryKeyPolicy = null,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullableMayBeAbsent } },
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        options.Converters.Add(new ParsableConverter<AreaCode>());
        options.Converters.Add(new ParsableConverter<PersonId>());
        options.Converters.Add(new ParsableConverter<GridId>());
        options.Converters.Add(new ParsableConverter<CentreId>());
        options.Converters.Add(new ParsableConverter<BranchId>());
        options.Converters.Add(new ParsableConverter<PointsAccountId>());
        options.Converters.Add(new ParsableConverter<CycleId>());
        options.Converters.Add(new ParsableConverter<Period>());
        options.Converters.Add(new ParsableConverter<StreamKey>());
        options.Converters.Add(new ParsableConverter<AccountId>());
        options.Converters.Add(new ParsableConverter<CommandId>());
        options.Converters.Add(new ParsableConverter<PublicationId>());
        options.Converters.Add(new ParsableConverter<ObjectionId>());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Nulls are left out on writing, so a member that may be null must not be missed on reading.</summary>
    private static void NullableMayBeAbsent(JsonTypeInfo type)
    {
        foreach (var member in type.Properties)
        {
            if (member.IsRequired && (Nullable.GetUnderlyingType(member.PropertyType) is not null || (!member.PropertyType.IsValueType && member.IsSetNullable)))
            {
                member.IsRequired = false;
            }
        }
    }
}

/// <summary>Reads and writes an id as its text, as value and as property name. What is no id is not repeated: it may be somebody's number.</summary>
public sealed class ParsableConverter<T> : JsonConverter<T>
    where T : struct, IParsable<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Parse(ref reader);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.ToString()!);

    private static T Parse(ref Utf8JsonReader reader)
    {
        var text = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
        return T.TryParse(text, null, out var value) ? value : throw new JsonException($"Not a valid {typeof(T).Name}.");
    }
}
