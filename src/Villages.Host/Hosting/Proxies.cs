using Microsoft.AspNetCore.HttpOverrides;

namespace Villages.Host.Hosting;

/// <summary>
/// Where a request came from, when reverse proxies stand in front: <c>X-Forwarded-For</c> is believed from the networks of <c>Villages:Proxies</c> and from nobody else,
/// proxy by proxy from the nearest on. Audit entries and limits by address name what is found there. Without the setting the header is not read.
/// </summary>
internal static class Proxies
{
    public const string Setting = "Villages:Proxies";

    public static void UseProxies(this WebApplication app)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor, ForwardLimit = null };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in Networks.Of(app.Configuration, Setting))
        {
            options.KnownIPNetworks.Add(network);
        }

        if (options.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders(options);
        }
    }
}
