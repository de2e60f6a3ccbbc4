using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Villages.Domain;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>
/// Answers as a role may read them: members that the table keeps from it are left out, wherever in an answer their type stands. One place does it, so that no endpoint can forget;
/// where nobody says who reads, every such member is left out.
/// </summary>
internal static class ReadableJson
{
    private const string Nobody = "";

    private static readonly ConcurrentDictionary<string, JsonSerializerOptions> ByRole = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<(string Role, Type Type), string?> Cuts = new();

    public static JsonSerializerOptions For(HttpContext context) => For(context.Features.Get<Caller>()?.Role);

    public static JsonSerializerOptions For(string? role) => ByRole.GetOrAdd(role ?? Nobody, static role =>
    {
        var options = new JsonSerializerOptions(ApiJson.Options) { TypeInfoResolver = DomainJson.Options.TypeInfoResolver!.WithAddedModifier(type => Cut(type, role)) };
        options.MakeReadOnly();
        return options;
    });

    /// <summary>For JSON that does not know who reads.</summary>
    public static void CutForNobody(JsonTypeInfo type) => Cut(type, Nobody);

    /// <summary>Short name of what is left out of an answer of this type for the role, part of its ETag; null when nothing is.</summary>
    public static string? CutOf(string? role, Type type) => Cuts.GetOrAdd((role ?? Nobody, type), static key =>
    {
        var hidden = new SortedSet<string>(StringComparer.Ordinal);
        Collect(ApiJson.Options.GetTypeInfo(key.Type), key.Role, hidden, []);
        return hidden.Count == 0 ? null : Versioned.Digest(string.Join(' ', hidden));
    });

    private static void Cut(JsonTypeInfo type, string role)
    {
        foreach (var member in type.Properties.Where(member => IsHidden(type, member, role)))
        {
            member.ShouldSerialize = static (_, _) => false;
        }
    }

    private static void Collect(JsonTypeInfo type, string role, SortedSet<string> hidden, HashSet<Type> seen)
    {
        if (!seen.Add(type.Type))
        {
            return;
        }

        foreach (var member in type.Properties)
        {
            if (IsHidden(type, member, role))
            {
                hidden.Add(FieldOf(type, member));
            }

            Collect(ApiJson.Options.GetTypeInfo(member.PropertyType), role, hidden, seen);
        }

        if (type.ElementType is { } element)
        {
            Collect(ApiJson.Options.GetTypeInfo(element), role, hidden, seen);
        }
    }

    private static bool IsHidden(JsonTypeInfo type, JsonPropertyInfo member, string role) => !AccessTable.Default.MayRead(role, FieldOf(type, member));

    private static string FieldOf(JsonTypeInfo type, JsonPropertyInfo member) => $"{type.Type.Name}.{member.Name}";
}
