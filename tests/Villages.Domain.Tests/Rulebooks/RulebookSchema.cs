using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Villages.Domain.Rulebooks.Binding;

namespace Villages.Domain.Tests.Rulebooks;

/// <summary>JSON Schema 2020-12 of a model, from the same description of members that reading uses.</summary>
internal sealed class RulebookSchema
{
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, JsonNode> _definitions = new(StringComparer.Ordinal);

    public static string Of(Type root, string title)
    {
        var schema = new RulebookSchema();
        var members = schema.Record(root);
        members["properties"]!.AsObject()["$schema"] = new JsonObject { ["type"] = "string" };
        var document = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["title"] = title };
        foreach (var (name, value) in members)
        {
            document[name] = value?.DeepClone();
        }

        document["$defs"] = new JsonObject(schema._definitions.Select(definition => KeyValuePair.Create(definition.Key, (JsonNode?)definition.Value)));
        return document.ToJsonString(Writing).ReplaceLineEndings("\n") + "\n";
    }

    private JsonObject Shape(Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        return target == typeof(string) ? new JsonObject { ["type"] = "string", ["minLength"] = 1 }
            : target == typeof(decimal) ? new JsonObject { ["type"] = "number" }
            : target == typeof(int) ? new JsonObject { ["type"] = "integer" }
            : target == typeof(bool) ? new JsonObject { ["type"] = "boolean" }
            : target == typeof(DateOnly) ? new JsonObject { ["type"] = "string", ["format"] = "date" }
            : target == typeof(Period) ? new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}(-Q[1-4]|-[0-9]{2})?$" }
            : target.IsEnum ? new JsonObject { ["enum"] = new JsonArray([.. Enum.GetNames(target).Select(name => (JsonNode)MemberModel.Camel(name))]) }
            : MemberModel.ListItem(target) is { } item ? new JsonObject { ["type"] = "array", ["items"] = Shape(item) }
            : MemberModel.MapValue(target) is { } value ? new JsonObject { ["type"] = "object", ["additionalProperties"] = Shape(value) }
            : Reference(target);
    }

    private JsonObject Reference(Type type)
    {
        if (!_definitions.ContainsKey(type.Name))
        {
            _definitions[type.Name] = new JsonObject();
            var (discriminator, kinds) = MemberModel.Kinds(type);
            _definitions[type.Name] = discriminator is null
                ? Record(type)
                : new JsonObject { ["oneOf"] = new JsonArray([.. kinds.Select(kind => (JsonNode)Record(kind.Value, discriminator, kind.Key))]) };
        }

        return new JsonObject { ["$ref"] = $"#/$defs/{type.Name}" };
    }

    private JsonObject Record(Type type, string? discriminator = null, string? kind = null)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        if (discriminator is not null)
        {
            properties[discriminator] = new JsonObject { ["const"] = kind };
            required.Add(discriminator);
        }

        foreach (var (name, member) in MemberModel.Of(type))
        {
            properties[name] = Shape(member.Type);
            if (member.Required)
            {
                required.Add(name);
            }
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = required, ["additionalProperties"] = false };
    }
}
