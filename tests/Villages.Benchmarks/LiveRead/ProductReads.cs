using System.Net.Http.Headers;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Load;
using Villages.Benchmarks.Ratios;
using Villages.Domain.Access;
using Villages.Host.Auth;
using Villages.Testing;

namespace Villages.Benchmarks.LiveRead;

/// <summary>The product with 2,456 villages and their readings, and the load that asks it or the server beside it: a random village at every request, with the same token.</summary>
internal sealed class ProductReads : IAsyncDisposable
{
    private static readonly CountyShape Shape = new(Townships: 8, VillagesPerTownship: 307);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    // So long the compiler goes on improving a path that runs through this many layers.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder;
    private readonly WebApplication _app;
    private readonly LoadProcess _load = LoadProcess.Start();
    private readonly string _token;

    private ProductReads(TemporaryFolder folder, WebApplication app)
    {
        (_folder, _app) = (folder, app);
        County = app.Services.GetRequiredService<SyntheticCounty>();
        _token = app.Services.GetRequiredService<TokenIssuer>().Issue("benchmark", Roles.All[0], County.Code, TimeSpan.FromHours(4));
        ServerTime.Excluded = _load.Id;
    }

    public SyntheticCounty County { get; }

    public Uri Address => new(_app.Urls.First());

    /// <summary>What the product asks of a token.</summary>
    public TokenValidationParameters Validation =>
        _app.Services.GetRequiredService<IOptionsMonitor<JwtBearerOptions>>().Get(JwtBearerDefaults.AuthenticationScheme).TokenValidationParameters;

    private string Paths => _folder.File("paths");

    public static async Task<ProductReads> Start()
    {
        var folder = new TemporaryFolder("live-read");
        var reads = new ProductReads(folder, await EmbeddedHost.Start(folder, Shape));
        await reads.County.Seed();
        await reads.County.Record(reads.County.Year);
        await File.WriteAllLinesAsync(reads.Paths, reads.County.Villages.Select(village => $"/api/v1/villages/{village}"));
        return reads;
    }

    public Task Warm(Uri server) => _load.Ask(server, Paths, _token, Warming);

    public Task<Pace> Read(Uri server) => Pace.Of(() => _load.Ask(server, Paths, _token, Round));

    /// <summary>Every village's answer, by its path.</summary>
    public async Task<Dictionary<string, Prepared>> Copy(Uri server)
    {
        using var client = new HttpClient { BaseAddress = server, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", _token) } };
        var answers = new Dictionary<string, Prepared>(StringComparer.Ordinal);
        foreach (var path in await File.ReadAllLinesAsync(Paths))
        {
            using var answer = await client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            answers[path] = new Prepared(
                await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.ToString(), answer.Headers.ETag!.ToString());
        }

        return answers;
    }

    public async ValueTask DisposeAsync()
    {
        ServerTime.Excluded = null;
        _load.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
