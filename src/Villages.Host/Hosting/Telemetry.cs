using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Villages.Host.Hosting;

internal static class Telemetry
{
    /// <summary>Traces and metrics by OTLP, only where an endpoint is configured (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
    public static void AddVillagesTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("villages"))
            .WithMetrics(metrics => metrics
                .AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddMeter("Microsoft.Orleans", "Villages").AddOtlpExporter())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation().AddSource("Microsoft.Orleans.Application", "Villages").AddOtlpExporter());
    }
}
