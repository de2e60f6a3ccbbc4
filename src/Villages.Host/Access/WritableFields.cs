using System.Collections.Concurrent;
using System.Text.Json.Serialization.Metadata;
using Villages.Host.Http;

namespace Villages.Host.Access;

/// <summary>Members of a body that the table keeps for some roles: whoever else gives one a value is refused, and nothing of the body is carried out.</summary>
internal static class WritableFields
{
    private static readonly ConcurrentDictionary<Type, JsonPropertyInfo[]> Kept = new();

    public static RouteGroupBuilder RefuseForbiddenFields(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter(static (invocation, next) =>
        {
            foreach (var body in invocation.Arguments)
            {
                if (body is not null && KeptOf(body.GetType()) is { Length: > 0 } kept && Refused(Caller.Of(invocation.HttpContext), body, kept) is { Length: > 0 } members)
                {
                    return new ValueTask<object?>(EdgeProblems.FieldDenied(members));
                }
            }

            return next(invocation);
        });
        return group;
    }

    private static JsonPropertyInfo[] KeptOf(Type type) => Kept.GetOrAdd(type, static type =>
    {
        var prefix = $"{type.Name}.";
        return AccessTable.Default.Fields.Any(row => row.Write is not null && row.Field.StartsWith(prefix, StringComparison.Ordinal))
            ? [.. ApiJson.Options.GetTypeInfo(type).Properties.Where(member => AccessTable.Default.Fields.Any(row => row.Write is not null && row.Field == prefix + member.Name))]
            : [];
    });

    private static string[] Refused(Caller caller, object body, JsonPropertyInfo[] kept) =>
        [.. kept.Where(member => !AccessTable.Default.MayWrite(caller.Role, $"{body.GetType().Name}.{member.Name}") && IsGiven(member.Get!(body))).Select(member => member.Name)];

    /// <summary>What a body without the member has is no value given.</summary>
    private static bool IsGiven(object? value) => value is not (null or false or 0 or "");
}
