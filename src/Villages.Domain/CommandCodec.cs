using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Villages.Domain;

/// <summary>Command bodies by their kind, as JSON: what imports keep until they are rolled forward.</summary>
public static class CommandCodec
{
    private static readonly FrozenDictionary<string, Type> ByKind = typeof(ICommandBody).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(ICommandBody)))
        .ToFrozenDictionary(type => ((ICommandBody)RuntimeHelpers.GetUninitializedObject(type)).Kind);

    public static IEnumerable<string> Kinds => ByKind.Keys;

    public static string Encode(ICommandBody body) => JsonSerializer.Serialize(body, body.GetType(), DomainJson.Options);

    /// <exception cref="JsonException">The text is no body of that kind.</exception>
    public static bool TryDecode(string kind, string json, [NotNullWhen(true)] out ICommandBody? body)
    {
        body = ByKind.TryGetValue(kind, out var type) ? (ICommandBody?)JsonSerializer.Deserialize(json, type, DomainJson.Options) : null;
        return body is not null;
    }
}
