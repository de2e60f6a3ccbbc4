using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using Villages.Benchmarks.CountyCycle;
using Villages.Benchmarks.Load;
using Villages.Grains;
using Villages.Domain.Access;
using Villages.Host.Auth;
using Villages.Testing;

namespace Villages.Benchmarks.Figures;

/// <summary>From the sending of a command to the arrival of its change on each of a thousand open streams; the command's own way and its commit are in it.</summary>
internal static class LivePushFigure
{
    private const int Streams = 1_000;
    private const int Warming = 20;
    private const int Commits = 120;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task Measure()
    {
        using var folder = new TemporaryFolder("live-push");
        await using var app = await EmbeddedHost.Start(folder, new CountyShape(Townships: 8, VillagesPerTownship: 60));
        var county = app.Services.GetRequiredService<SyntheticCounty>();
        await county.Seed();
        var grains = app.Services.GetRequiredService<IGrainFactory>();
        await Eventually.Holds("what the seeding caused has arrived", async () =>
        {
            var head = (await grains.Feed().Head()).Position;
            return await grains.Consequences().Reached(head) >= head;
        }, Patience);
        var token = app.Services.GetRequiredService<TokenIssuer>().Issue("benchmark", Roles.CountyOrganisation, county.Code, TimeSpan.FromHours(4));
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = Streams })
        {
            BaseAddress = new Uri(app.Urls.First()), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) }, Timeout = Timeout.InfiniteTimeSpan,
        };
        using var stop = new CancellationTokenSource();
        var sent = new long[Warming + Commits];
        var (latencies, open, arrived) = (new ConcurrentBag<double>(), new CountdownEvent(Streams), new CountdownEvent(Streams));
        var readers = Enumerable.Range(0, Streams).Select(_ => Read(client, sent, latencies, open, arrived, stop.Token)).ToArray();
        await Eventually.Holds("all streams are open", () => Whole(readers, open), TimeSpan.FromSeconds(60));
        for (var commit = 0; commit < sent.Length; commit++)
        {
            Volatile.Write(ref sent[commit], Stopwatch.GetTimestamp());
            await county.Renew(commit);
            await Task.Delay(Pause);
        }

        await Eventually.Holds("every change has arrived everywhere", () => Whole(readers, arrived), Patience);
        await stop.CancelAsync();
        await Task.WhenAll(readers);
        var sorted = latencies.Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"figure commit-to-stream p50 {sorted[sorted.Length / 2]:0.0} ms p99 {sorted[sorted.Length * 99 / 100]:0.0} ms worst {sorted[^1]:0.0} ms of {sorted.Length} arrivals, target p99 100 ms"));
        await app.StopAsync();
    }

    // A reader that failed says why at once.
    private static async Task<bool> Whole(Task[] readers, CountdownEvent all)
    {
        await (readers.FirstOrDefault(reader => reader.IsFaulted) ?? Task.CompletedTask);
        return all.IsSet;
    }

    private static async Task Read(
        HttpClient client, long[] sent, ConcurrentBag<double> latencies, CountdownEvent open, CountdownEvent arrived, CancellationToken stop)
    {
        try
        {
            using var response = await client.GetAsync("/api/v1/live", HttpCompletionOption.ResponseHeadersRead, stop);
            response.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(stop));
            var (number, began) = (0, false);
            while (await lines.ReadLineAsync(stop) is { } line)
            {
                if (!began && line == "event: heartbeat")
                {
                    began = true;
                    open.Signal();
                }

                if (line != "event: change")
                {
                    continue;
                }

                if (number >= Warming)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref sent[number])).TotalMilliseconds);
                }

                if (++number == sent.Length)
                {
                    arrived.Signal();
                }
            }

            throw new InvalidOperationException($"A stream ended by itself after {number} of {sent.Length} changes.");
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // All that was asked for has been measured.
        }
    }
}
