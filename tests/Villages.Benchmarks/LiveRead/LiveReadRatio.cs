using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.Ratios;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Host.FirstRun;
using Villages.Host.Hosting;
using Villages.Testing;

namespace Villages.Benchmarks.LiveRead;

/// <summary>One live village through authentication, access, validation, grain, ETag and JSON, beside a bare Kestrel that writes the same bytes.</summary>
internal static class LiveReadRatio
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    // So long the compiler goes on improving a path that runs through this many layers.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    public static async Task<double> Measure()
    {
        using var folder = new TemporaryFolder("live-read");
        await using var app = await Start(folder);
        var county = await app.Services.GetRequiredService<DemoSeed>().Run((_, _, _) => { });
        var token = app.Services.GetRequiredService<TokenIssuer>().Issue("benchmark", Roles.All[0], county.County, TimeSpan.FromHours(4));
        var address = new Uri($"{app.Urls.First()}/api/v1/villages/{county.Villages[0].Code}");
        await using var bare = await Copy(address, token);
        var (ours, floor) = (new LoadClient(address, token), new LoadClient(bare.Address, token));
        await ours.Rate(Warming);
        var ratio = await Rounds.Compare(() => ours.Rate(Round), () => floor.Rate(Round));
        await app.StopAsync();
        return ratio;
    }

    private static async Task<WebApplication> Start(TemporaryFolder folder)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = "Development",
            ContentRootPath = folder.Path,
            Args =
            [
                "--urls=http://127.0.0.1:0", $"--Villages:Data={folder.File("data")}", "--Villages:Demo=false",
                "--Villages:Limits:RequestsPerSecond=100000000", "--Villages:Limits:Burst=100000000", "--Logging:LogLevel:Default=Error",
            ],
        });
        builder.AddVillages();
        builder.Services.AddFirstRun();
        var app = builder.Build();
        app.UseVillages();
        await app.StartAsync();
        return app;
    }

    private static async Task<BareServer> Copy(Uri address, string token)
    {
        using var client = new HttpClient { DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        return await BareServer.Start(await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.ToString(), answer.Headers.ETag!.ToString());
    }
}
