using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;
using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// The reads that screens repeat all day, answered before routing when everything about them is known: a token validated a moment ago, a role and an area that the access table
/// lets through, a village or an area whose grain lives in this process. Whatever is missing, and every refusal, goes the long way; the answers are alike but for their framing.
/// It counts against the subject's rate; it takes no turn, because it waits for nothing.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The pipeline makes it")]
internal sealed class LiveReads(RequestDelegate next, IEnumerable<ILivePages> pages, ValidatedTokens tokens, SubjectRates rates)
{
    /// <summary>What a caller must be allowed to; the endpoints of the long way ask for the same.</summary>
    public const Operation Needs = Operation.ReadPublic;

    private const string Code = "{code}";

    private readonly (string Prefix, ILivePages Pages)[] _pages = [.. pages.Select(kind => (kind.Route[..^Code.Length], kind))];

    public Task InvokeAsync(HttpContext context)
    {
        if (Asked(context.Request) is not ({ } kind, var code) || tokens.Find(context.Request.Headers.Authorization) is not { } caller
            || !caller.May(Needs) || !caller.Reaches(code) || kind.Find(code) is not { } page)
        {
            return next(context);
        }

        context.Features.Set(caller);
        using var lease = rates.Limiter.AttemptAcquire(context);
        return lease.IsAcquired ? Answer(context, page, kind.Route) : next(context);
    }

    private (ILivePages? Kind, AreaCode Code) Asked(HttpRequest request)
    {
        if (HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue && request.Path.Value is { } path)
        {
            foreach (var (prefix, kind) in _pages)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return AreaCode.TryParse(path[prefix.Length..], null, out var code) ? (kind, code) : default;
                }
            }
        }

        return default;
    }

    private static Task Answer(HttpContext context, LivePage page, string route)
    {
        Activity.Current?.SetTag("http.route", route);
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("http.route", route));
        var response = context.Response;
        SecurityHeaders.Set(response.Headers);
        Versioned.Label(response, page.EntityTag, spoken: true);
        if (Versioned.Holds(context.Request.Headers.IfNoneMatch.ToString(), page.EntityTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = page.Body.Length;
        return response.Body.WriteAsync(page.Body, context.RequestAborted).AsTask();
    }
}
