using Microsoft.AspNetCore.Hosting.Server;
using Villages.Grains.Areas;
using Villages.Host.Hosting;

namespace Villages.Host.Areas;

/// <summary>Live reads are answered at the server's door; where traces are sent or hosts are filtered (<c>AllowedHosts</c>), inside, behind both.</summary>
internal static class LiveReadsServices
{
    public static void AddLiveReads(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<ILivePages>(provider => new VillagePages(provider.GetRequiredService<KnownAreas>(), provider.GetService<ILiveVillages>()));
        services.AddSingleton<ILivePages>(provider => new AreaPages(provider.GetRequiredService<KnownAreas>(), provider.GetService<ILiveAreas>()));
        services.AddSingleton<LiveReads>();
        if (AreInside(builder.Configuration))
        {
            return;
        }

        var listening = services.Last(service => service.ServiceType == typeof(IServer));
        services.AddSingleton<IServer>(provider => new LiveReadsServer(
            (IServer)(listening.ImplementationInstance ?? listening.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, listening.ImplementationType!)),
            provider.GetRequiredService<LiveReads>(), provider.GetRequiredService<ILogger<LiveReadsServer>>()));
    }

    public static void UseLiveReads(this WebApplication app)
    {
        if (AreInside(app.Configuration))
        {
            app.UseMiddleware<LiveReadsMiddleware>();
        }
    }

    private static bool AreInside(IConfiguration configuration) =>
        Telemetry.IsSent(configuration) || configuration["AllowedHosts"] is not (null or "" or "*");
}
