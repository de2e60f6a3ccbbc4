using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Benchmarks.Load;

/// <summary>The whole product on the embedded database, in this process, with an invented county at hand and no limit of requests.</summary>
internal static class EmbeddedHost
{
    public static async Task<WebApplication> Start(TemporaryFolder folder, CountyShape shape)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ContentRootPath = folder.Path,
            Args =
            [
                "--urls=http://127.0.0.1:0", $"--Villages:Data={folder.File("data")}", "--Villages:Demo=false",
                "--Villages:Limits:RequestsPerSecond=100000000", "--Villages:Limits:Burst=100000000", "--Villages:Limits:StreamsOfSubject=100000", "--Villages:Limits:Streams=100000", "--Logging:LogLevel:Default=Error",
            ],
        });
        builder.AddVillages();
        builder.Services.AddSingleton(shape);
        builder.Services.AddSingleton<SyntheticCounty>();
        var app = builder.Build();
        app.UseVillages();
        await app.StartAsync();
        return app;
    }
}
