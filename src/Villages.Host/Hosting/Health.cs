using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Villages.Grains;
using Villages.Grains.Access;
using Villages.Grains.Areas;

namespace Villages.Host.Hosting;

internal static class Health
{
    private const string Ready = "ready";

    public static void AddVillagesHealth(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddHealthChecks().AddCheck<Readiness>("journal", tags: [Ready]);
    }

    /// <summary>
    /// Both answer within a second. Alive as long as the process answers, however many requests it has on its hands; ready when the register is read and the journal
    /// answers, or did so in the last 10 s.
    /// </summary>
    public static void MapVillagesHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous().DisableRateLimiting();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous().DisableRateLimiting();
    }
}

internal sealed class Readiness(IGrainFactory grains, IAreaRegister register, TimeProvider clock) : IHealthCheck
{
    private readonly Hearing _journal = new(() => Principal.Of("health").During(grains.Feed().Head), clock);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !register.Ready.IsCompletedSuccessfully ? HealthCheckResult.Unhealthy("The register is being read.")
        : await _journal.Answers(cancellationToken) ? HealthCheckResult.Healthy()
        : HealthCheckResult.Unhealthy("The journal does not answer.");
}
