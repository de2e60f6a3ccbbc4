using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Areas;

/// <summary>Where live reads are answered: at the server's door, or inside where something has to come first.</summary>
public sealed class LiveReadsServerTests : IAsyncLifetime
{
    private const string Path = $"/api/v1/villages/{SmallRegister.Village}";

    private readonly VillageBeside _beside = new();
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _beside.Put(SmallRegister.Village, VillageBeside.View(7));
        _edge = await Start();
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_read_is_answered_at_the_door_and_counted_there()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        var counted = new ConcurrentBag<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listening) =>
            {
                if (instrument.Name == "villages.live_reads")
                {
                    listening.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => counted.Add(tags[0].Value));
        listener.Start();
        await client.GetAsync(Path).Json();
        Assert.Contains("/api/v1/villages/{code}", counted);
    }

    [Fact]
    public async Task A_read_that_meets_a_fault_at_the_door_is_answered_inside()
    {
        await using var faulty = await EdgeHost.Start("Development", services => services.AddSingleton<ILiveVillages>(new Faulty()));
        faulty.Grains.On<IVillageGrain, VillageView>("Read", VillageBeside.View(7));
        using var client = faulty.County();
        await client.GetAsync(Path).Json();
        await client.GetAsync(Path).Json();
    }

    [Fact]
    public async Task Where_traces_are_sent_a_read_goes_in_and_gets_the_same_answer()
    {
        await using var traced = await Start(("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9"));
        using var inside = traced.County();
        using var outside = _edge.County();
        await inside.GetAsync(Path).Json();
        await outside.GetAsync(Path).Json();
        using var first = await inside.GetAsync(Path);
        using var second = await outside.GetAsync(Path);
        Assert.Equal(1, traced.Grains.Calls.Count(call => call.Grain == typeof(IVillageGrain)));
        Assert.Equal(await second.Content.ReadAsStringAsync(), await first.Content.ReadAsStringAsync());
        Assert.Equal(VillageBeside.Headers(second), VillageBeside.Headers(first));
    }

    [Fact]
    public async Task Where_hosts_are_filtered_a_read_under_another_name_is_refused_as_ever()
    {
        await using var filtered = await Start(("AllowedHosts", "villages.example"));
        using var client = filtered.County();
        for (var read = 0; read < 2; read++)
        {
            using var right = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { Host = "villages.example" } };
            Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(right)).StatusCode);
            using var wrong = new HttpRequestMessage(HttpMethod.Get, Path) { Headers = { Host = "elsewhere.example" } };
            Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(wrong)).StatusCode);
        }
    }

    private async Task<EdgeHost> Start(params (string Key, string? Value)[] settings)
    {
        var edge = await EdgeHost.Start("Development", services => services.AddSingleton<ILiveVillages>(_beside), settings);
        edge.Grains.On<IVillageGrain, VillageView>("Read", VillageBeside.View(7));
        return edge;
    }

    private sealed class Faulty : ILiveVillages
    {
        public VillageView? Look(StreamKey village) => throw new InvalidOperationException("planted");
    }
}
