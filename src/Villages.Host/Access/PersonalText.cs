using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Metadata;
using Villages.Domain;
using Villages.Domain.People;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>A member that is there to take a number which tells who somebody is. Every other text of a body is refused when it holds one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdentifiesAttribute : Attribute;

/// <summary>
/// Reasons, document numbers, names and notes are kept in plain text, shown and published: a body that carries an ID or phone number in one of them is refused whole, and the number is not repeated.
/// One place does it, so that no endpoint can forget.
/// </summary>
internal static class PersonalText
{
    private static readonly ConcurrentDictionary<Type, JsonPropertyInfo[]> Members = new();

    public static RouteGroupBuilder RefusePersonalText(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(static (invocation, next) =>
        {
            var type = invocation.HttpContext.GetEndpoint()?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
            var body = type is null ? null : invocation.Arguments.FirstOrDefault(type.IsInstanceOfType);
            return In(body, "$").FirstOrDefault() is { } path ? new(Problem.Of(ErasureRefusals.PersonalText(path))) : next(invocation);
        });
        return group;
    }

    /// <summary>What may be repeated of a part of an address: anything may stand there, somebody's number too. Ids of grids and of commands only look like one.</summary>
    public static string Told(string part) =>
        PersonalNumbers.In(part) && !GridId.TryParse(part, null, out _) && !Guid.TryParse(part, out _) ? "…" : part.Length <= 64 ? part : part[..64] + "…";

    /// <summary>Paths of the texts that hold such a number.</summary>
    internal static IEnumerable<string> In(object? value, string path) => value switch
    {
        null => [],
        string text => PersonalNumbers.In(text) ? [path] : [],
        JsonElement json => In(json, path),
        IEnumerable items => items.Cast<object?>().SelectMany((item, at) => In(item, $"{path}[{at}]")),
        _ => MembersOf(value.GetType()).SelectMany(member => In(member.Get!(value), $"{path}.{member.Name}")),
    };

    private static IEnumerable<string> In(JsonElement json, string path) => json.ValueKind switch
    {
        JsonValueKind.String => In(json.GetString(), path),
        JsonValueKind.Array => json.EnumerateArray().SelectMany((item, at) => In(item, $"{path}[{at}]")),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => In(member.Value, $"{path}.{member.Name}")),
        _ => [],
    };

    private static JsonPropertyInfo[] MembersOf(Type type) => Members.GetOrAdd(type, static type =>
        [.. ApiJson.Options.GetTypeInfo(type).Properties.Where(member => member.Get is not null && member.AttributeProvider?.IsDefined(typeof(IdentifiesAttribute), inherit: true) != true)]);
}
