using Microsoft.AspNetCore.Http.Features;
using Villages.Host.Http;

namespace Villages.Host.Areas;

/// <summary>An answer that is ready: a page, or word that the reader has it.</summary>
/// <param name="Route">Of the endpoint that answers the same the long way.</param>
internal readonly record struct LiveRead(string Route, LivePage Page)
{
    public Task Answer(IFeatureCollection features)
    {
        var request = features.GetRequiredFeature<IHttpRequestFeature>();
        var response = features.GetRequiredFeature<IHttpResponseFeature>();
        var headers = response.Headers;
        SecurityHeaders.Set(headers, secure: request.Scheme.Equals("https", StringComparison.OrdinalIgnoreCase));
        Versioned.Label(headers, Page.EntityTag, spoken: true);
        if (Versioned.Holds(request.Headers.IfNoneMatch.ToString(), Page.EntityTag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = "application/json; charset=utf-8";
        headers.ContentLength = Page.Body.Length;
        var writing = features.GetRequiredFeature<IHttpResponseBodyFeature>().Writer.WriteAsync(Page.Body);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }
}
