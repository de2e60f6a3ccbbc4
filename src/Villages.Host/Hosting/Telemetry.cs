using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Villages.Host.Hosting;

internal static class Telemetry
{
    private static readonly string[] Meters = ["Villages", "Microsoft.Orleans"];

    /// <summary>
    /// Metrics to be scraped, always for role <c>silo</c> and elsewhere with <c>Villages:Metrics=true</c>; traces and metrics by OTLP where an endpoint is
    /// configured (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).
    /// </summary>
    public static void AddVillagesTelemetry(this WebApplicationBuilder builder)
    {
        var (scraped, sent) = (IsScraped(builder.Configuration), IsSent(builder.Configuration));
        if (!scraped && !sent)
        {
            return;
        }

        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("villages"))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(Meters).AddAspNetCoreInstrumentation().AddRuntimeInstrumentation();
                _ = scraped ? metrics.AddPrometheusExporter(exporter => exporter.ScrapeEndpointPath = MetricsPage.Path) : metrics;
                _ = sent ? metrics.AddOtlpExporter() : metrics;
            });
        if (sent)
        {
            telemetry.WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource("Microsoft.Orleans.Application", "Villages").AddOtlpExporter());
        }
    }

    public static bool IsScraped(IConfiguration configuration) =>
        configuration.GetValue("Villages:Metrics", false) || string.Equals(configuration["Villages:Role"], nameof(Role.Silo), StringComparison.OrdinalIgnoreCase);

    /// <summary>Traces leave this process, so every request needs its own.</summary>
    public static bool IsSent(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
}
