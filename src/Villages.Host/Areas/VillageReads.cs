using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;
using Villages.Domain;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>
/// The read that screens repeat all day, answered before routing when everything about it is known: a token validated a moment ago, a role and an area that the access table
/// lets through, a village that lives in this process. Whatever is missing, and every refusal, goes the long way; the answers are alike but for their framing. It counts against the subject's rate; it takes no turn, because it waits for nothing.
/// </summary>
[SuppressMessage("Performance", "CA1812", Justification = "The pipeline makes it")]
internal sealed class VillageReads(RequestDelegate next, VillagePages pages, ValidatedTokens tokens, SubjectRates rates)
{
    /// <summary>What a caller must be allowed to; the endpoint of the long way asks for the same.</summary>
    public const Operation Needs = Operation.ReadPublic;

    private const string Prefix = "/api/v1/villages/";
    private const string Route = Prefix + "{code}";
    private const int CodeLength = 12;
    private const int PathLength = 29;

    public Task InvokeAsync(HttpContext context)
    {
        if (Asked(context.Request) is not { } code || tokens.Find(context.Request.Headers.Authorization) is not { } caller
            || !caller.May(Needs) || !caller.Reaches(code) || pages.Find(code) is not { } page)
        {
            return next(context);
        }

        context.Features.Set(caller);
        using var lease = rates.Limiter.AttemptAcquire(context);
        return lease.IsAcquired ? Answer(context, page) : next(context);
    }

    private static AreaCode? Asked(HttpRequest request) =>
        request.Path.Value is { Length: PathLength } path && path.StartsWith(Prefix, StringComparison.Ordinal) && HttpMethods.IsGet(request.Method)
        && !request.QueryString.HasValue && AreaCode.TryParse(path[^CodeLength..], null, out var code) ? code : null;

    private static Task Answer(HttpContext context, VillagePage page)
    {
        Activity.Current?.SetTag("http.route", Route);
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("http.route", Route));
        var response = context.Response;
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
