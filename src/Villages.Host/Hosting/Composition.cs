using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Villages.Grains.Hosting;
using Villages.Host.Access;
using Villages.Host.Areas;
using Villages.Host.ApiDescription;
using Villages.Host.Auth;
using Villages.Host.FirstRun;
using Villages.Host.Http;
using Villages.Host.Imports;

namespace Villages.Host.Hosting;

/// <summary>What the executable is made of, in the order of the request's way.</summary>
public static class Composition
{
    /// <summary>Everything this process is to be, by profile and role: silo, edge, imports and the first run.</summary>
    public static WebApplicationBuilder AddVillages(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Configuration.AddProfiles();
        builder.AddTrial();
        var deployment = Deployment.Of(builder.Configuration);
        builder.Services.AddSingleton(deployment);
        builder.AddGrains(deployment, ConfigFolder.Of(builder.Configuration).Path);
        builder.AddDashboard(deployment.Role);
        if (deployment.Role == Role.Silo)
        {
            builder.Services.AddVillagesHealth();
            builder.AddVillagesTelemetry();
            return builder;
        }

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

        // What arrived is read by the work item that tells of it, which the runtime takes before others: handed on, a request would wait behind all steps of grains.
        services.Configure<SocketTransportOptions>(sockets => sockets.UnsafePreferInlineScheduling = true);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
        services.AddExceptionHandler<Faults>();
        services.AddVillagesAuth();
        services.AddVillagesLimits();
        services.AddVillagesOpenApi();
        services.AddVillagesHealth();
        builder.AddVillagesTelemetry();
        services.AddVillagesApi();
        services.AddSingleton(SiloConfiguration.Retention(ConfigFolder.Of(builder.Configuration).Path));
        services.TryAddSingleton(SiloConfiguration.Boards(ConfigFolder.Of(builder.Configuration).Path));
        builder.AddLiveReads();
        return builder;
    }

    public static WebApplication UseVillages(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.Services.GetService<Deployment>()?.Role == Role.Silo)
        {
            app.UseSecurityHeaders();
            app.MapVillagesHealth();
            app.MapVillagesMetrics();
            return app;
        }

        app.UseProxies();
        app.UseExceptionHandler(_ => { });
        app.UseLiveReads();
        app.UseSecurityHeaders();
        app.UseStatusProblems();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UsePrincipal();
        app.UseAuthorization();
        app.MapVillagesHealth();
        app.MapVillagesMetrics();
        app.MapVillagesOpenApi();
        app.MapVillagesApi();
        app.MapDashboard();
        return app;
    }

    private static void AddGrains(this WebApplicationBuilder builder, Deployment deployment, string config)
    {
        switch (deployment)
        {
            case { Role: Role.Api }:
                builder.AddVillagesClient(
                    client => _ = deployment.Engine == Engine.SqlServer
                        ? client.UseSqlServerClustering(deployment.ConnectionString, deployment.ClusterId, deployment.Gateways)
                        : client.UsePostgreSqlClustering(deployment.ConnectionString, deployment.ClusterId, deployment.Gateways),
                    config,
                    deployment.Silo);
                break;
            case { Engine: Engine.Sqlite }:
                builder.AddEmbeddedVillages(DataFolder.Of(builder.Configuration).Path, config, deployment.Silo);
                break;
            case { Engine: Engine.SqlServer }:
                var sqlServer = deployment.SqlServerJournal(builder.Configuration);
                builder.AddSqlServerVillages(sqlServer, deployment.ClusterId, config, deployment.Silo);
                builder.Services.AddThreadReserve(sqlServer);
                break;
            default:
                var postgreSql = deployment.PostgreSqlJournal(builder.Configuration);
                builder.AddPostgreSqlVillages(postgreSql, deployment.ClusterId, config, deployment.Silo);
                builder.Services.AddThreadReserve(postgreSql);
                break;
        }
    }
}
