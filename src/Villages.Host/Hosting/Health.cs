using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Villages.Host.Hosting;

internal static class Health
{
    private const string Ready = "ready";

    public static void AddVillagesHealth(this IServiceCollection services) => services.AddHealthChecks();

    /// <summary>Alive as long as the process answers; ready when the journal was heard of within 10 s and the register is read.</summary>
    public static void MapVillagesHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(Ready) }).AllowAnonymous();
    }
}
