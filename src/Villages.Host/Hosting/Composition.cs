using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Villages.Grains.Hosting;
using Villages.Host.ApiDescription;
using Villages.Host.Auth;
using Villages.Host.FirstRun;
using Villages.Host.Http;
using Villages.Host.Imports;

namespace Villages.Host.Hosting;

/// <summary>What the executable is made of, in the order of the request's way.</summary>
public static class Composition
{
    /// <summary>Everything: the silo, the edge, imports and the first run.</summary>
    public static WebApplicationBuilder AddVillages(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddEmbeddedVillages(DataFolder.Of(builder.Configuration).Path, ConfigFolder.Of(builder.Configuration).Path);
        builder.Services.AddImportFiles().AddFirstRun();
        return builder.AddVillagesEdge();
    }

    /// <summary>The edge alone; whoever calls it brings grains and the register.</summary>
    public static WebApplicationBuilder AddVillagesEdge(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => DataFolder.Of(provider.GetRequiredService<IConfiguration>()));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        services.AddExceptionHandler<Faults>();
        services.AddVillagesAuth();
        services.AddVillagesLimits();
        services.AddVillagesOpenApi();
        services.AddVillagesHealth();
        builder.AddVillagesTelemetry();
        services.AddVillagesApi();
        return builder;
    }

    public static WebApplication UseVillages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseSecurityHeaders();
        app.UseExceptionHandler(_ => { });
        app.UseStatusProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapVillagesHealth();
        app.MapVillagesOpenApi();
        app.MapVillagesApi();
        return app;
    }
}
