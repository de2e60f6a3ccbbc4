using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Load;
using Villages.Benchmarks.Ratios;
using Villages.Host.Access;
using Villages.Host.Auth;
using Villages.Testing;

namespace Villages.Benchmarks.LiveRead;

/// <summary>
/// A random village of 2,456 through authentication, access, validation, its live state and ETag, while one in a hundred changes, beside a bare Kestrel that writes the bytes
/// those villages had at the start.
/// </summary>
internal static class LiveReadRatio
{
    private static readonly CountyShape Shape = new(Townships: 8, VillagesPerTownship: 307);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(4);

    // So long the compiler goes on improving a path that runs through this many layers.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(12);

    public static async Task<double> Measure()
    {
        using var folder = new TemporaryFolder("live-read");
        await using var app = await EmbeddedHost.Start(folder, Shape);
        var county = app.Services.GetRequiredService<SyntheticCounty>();
        await county.Seed();
        await county.Record(county.Year);
        var token = app.Services.GetRequiredService<TokenIssuer>().Issue("benchmark", Roles.All[0], county.Code, TimeSpan.FromHours(4));
        var (server, paths) = (new Uri(app.Urls.First()), folder.File("paths"));
        await File.WriteAllLinesAsync(paths, county.Villages.Select(village => $"/api/v1/villages/{village}"));

        using var load = LoadProcess.Start();
        ServerTime.Excluded = load.Id;
        await using var renewals = new Renewals(county);
        await load.Ask(server, paths, token, Warming);
        await using var bare = await BareServer.Start(await Copy(server, await File.ReadAllLinesAsync(paths), token));
        var ratio = await Rounds.Compare(
            async () =>
            {
                var pace = await Pace.Of(() => load.Ask(server, paths, token, Round));
                renewals.Follow(pace.PerSecond);
                return pace;
            },
            () => Pace.Of(() => load.Ask(bare.Address, paths, token, Round)));
        ServerTime.Excluded = null;
        return ratio;
    }

    private static async Task<Dictionary<string, Prepared>> Copy(Uri server, IReadOnlyList<string> paths, string token)
    {
        using var client = new HttpClient { BaseAddress = server, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };
        var answers = new Dictionary<string, Prepared>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var answer = await client.GetAsync(path);
            answer.EnsureSuccessStatusCode();
            answers[path] = new Prepared(
                await answer.Content.ReadAsByteArrayAsync(), answer.Content.Headers.ContentType!.ToString(), answer.Headers.ETag!.ToString());
        }

        return answers;
    }
}
