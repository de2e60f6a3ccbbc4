using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Villages.Grains;
using Villages.Grains.Areas;

namespace Villages.Host.Hosting;

internal static class Health
{
    private const string Ready = "ready";

    public static void AddVillagesHealth(this IServiceCollection services) =>
        services.AddHealthChecks().AddCheck<Readiness>("journal", tags: [Ready], timeout: TimeSpan.FromSeconds(10));

    /// <summary>Alive as long as the process answers, however many requests it has on its hands; ready when the journal answers within 10 s and the register is read.</summary>
    public static void MapVillagesHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous().DisableRateLimiting();
    }
}

internal sealed class Readiness(IGrainFactory grains, IAreaRegister register) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!register.Ready.IsCompletedSuccessfully)
        {
            return HealthCheckResult.Unhealthy("The register is being read.");
        }

        try
        {
            await grains.Feed().Head().WaitAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return HealthCheckResult.Unhealthy("The journal does not answer.", exception);
        }
    }
}
