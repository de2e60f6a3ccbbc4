using Villages.Host.Hosting;

namespace Villages.Host.Http;

/// <summary>Headers of every answer. Pages with scripts of their own replace the content policy.</summary>
internal static class SecurityHeaders
{
    private const string PermissionsPolicy = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        // At the start of the answer: whoever handles a fault clears what was set before.
        context.Response.OnStarting(Set, context);
        return next(context);
    });

    private static Task Set(object state)
    {
        var context = (HttpContext)state;
        var (request, headers) = (context.Request, context.Response.Headers);
        var scripts = request.Path.StartsWithSegments("/docs") || request.Path.StartsWithSegments(Dashboard.Path);
        Set(headers, request.IsHttps, scripts);
        if (headers.CacheControl.Count == 0 && !scripts)
        {
            headers.CacheControl = "no-store";
        }

        return Task.CompletedTask;
    }

    /// <param name="secure">The request came by https to this process; behind a proxy that ends TLS the proxy adds what that is worth.</param>
    /// <param name="scripts">The answer is a page with scripts in it.</param>
    public static void Set(IHeaderDictionary headers, bool secure, bool scripts = false)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = PermissionsPolicy;
        if (secure)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        headers.ContentSecurityPolicy = scripts
            ? "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
            : "default-src 'none'; frame-ancestors 'none'";
    }
}
