using System.Reflection;
using Microsoft.AspNetCore.Mvc;

namespace Villages.Host.Http;

/// <summary>Refuses query parameters that an endpoint does not name: a misspelt filter must not read as no filter.</summary>
internal static class QueryNames
{
    public static RouteGroupBuilder RefuseUnknownQueryParameters(this RouteGroupBuilder group)
    {
        group.AddEndpointFilterFactory((context, next) =>
        {
            var known = context.MethodInfo.GetParameters().SelectMany(NamesOf).ToHashSet(StringComparer.Ordinal);
            return invocation =>
            {
                var query = invocation.HttpContext.Request.Query;
                if (query.Count == 0)
                {
                    return next(invocation);
                }

                var unknown = query.Keys.Where(name => !known.Contains(name)).ToArray();
                return unknown.Length == 0 ? next(invocation) : new ValueTask<object?>(EdgeProblems.UnknownQueryParameter(unknown));
            };
        });
        return group;
    }

    private static IEnumerable<string> NamesOf(ParameterInfo parameter)
    {
        if (parameter.IsDefined(typeof(AsParametersAttribute)))
        {
            return parameter.ParameterType.GetConstructors()[0].GetParameters().SelectMany(NamesOf);
        }

        return parameter.GetCustomAttribute<FromQueryAttribute>() is { } query ? [query.Name ?? parameter.Name!] : [];
    }
}
