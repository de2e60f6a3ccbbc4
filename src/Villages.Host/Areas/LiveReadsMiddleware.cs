using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace Villages.Host.Areas;

/// <summary>Live reads before routing, each with its trace and its measures; see <see cref="LiveReadsServer"/> for those without.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "The pipeline makes it")]
internal sealed class LiveReadsMiddleware(RequestDelegate next, LiveReads reads)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (reads.Find(context.Features.GetRequiredFeature<IHttpRequestFeature>()) is not { } read)
        {
            return next(context);
        }

        Activity.Current?.SetTag("http.route", read.Route);
        context.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("http.route", read.Route));
        return read.Answer(context.Features);
    }
}
