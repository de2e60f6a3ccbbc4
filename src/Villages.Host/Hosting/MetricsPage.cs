using System.Net;
using Villages.Host.Access;
using Villages.Host.Http;

namespace Villages.Host.Hosting;

/// <summary>
/// The page <c>/metrics</c> in Prometheus' text form. Numbers about the house, none about a person. Open to this machine and to the networks of
/// <c>Villages:MetricsFrom</c>, where scrapers live; anybody else needs the operator's role, which a process of role <c>silo</c> cannot check and refuses.
/// </summary>
internal static class MetricsPage
{
    public const string Path = "/metrics";

    public static void MapVillagesMetrics(this WebApplication app)
    {
        if (!Telemetry.IsScraped(app.Configuration))
        {
            return;
        }

        var networks = Networks.Of(app.Configuration, "Villages:MetricsFrom");
        app.MapPrometheusScrapingEndpoint(Path, meterProvider: null, branch => branch.Use((http, next) => May(http, networks) ? next(http) : Refuse(http)), optionsName: null)
            .AllowAnonymous().DisableRateLimiting();
    }

    private static bool May(HttpContext http, IPNetwork[] networks) =>
        http.Features.Get<Caller>() is { Role: Roles.Operator } || (!IsForwarded(http) && http.Connection.RemoteIpAddress is { } from && IsNear(from, networks));

    /// <summary>Behind a proxy that is not known here everybody seems to come from the proxy's machine.</summary>
    private static bool IsForwarded(HttpContext http) => http.Request.Headers.ContainsKey("X-Forwarded-For") || http.Request.Headers.ContainsKey("Forwarded");

    private static bool IsNear(IPAddress from, IPNetwork[] networks)
    {
        var plain = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return IPAddress.IsLoopback(plain) || Array.Exists(networks, network => network.Contains(plain));
    }

    private static Task Refuse(HttpContext http) => EdgeProblems.Denied.ExecuteAsync(http);
}
