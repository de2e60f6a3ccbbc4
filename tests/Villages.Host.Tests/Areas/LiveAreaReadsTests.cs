using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Areas;

/// <summary>Areas live both behind a stubbed grain and beside the edge; who was asked tells which way a read went.</summary>
public sealed class LiveAreaReadsTests : IAsyncLifetime
{
    private static readonly string[] Areas = [SmallRegister.County, SmallRegister.Township, "1411", "14", "00"];

    private readonly Beside _beside = new();
    private EdgeHost _edge = null!;

    private int Asked => _edge.Grains.Calls.Count(call => call.Grain == typeof(IAreaGrain));

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start("Development", services => services.AddSingleton<ILiveAreas>(_beside).AddSingleton<ILiveVillages>(new NoVillages()));
        Holds(4096);
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Theory]
    [InlineData(SmallRegister.County)]
    [InlineData(SmallRegister.Township)]
    [InlineData("1411")]
    [InlineData("14")]
    [InlineData("00")]
    public async Task The_short_way_answers_what_the_long_way_answered(string code)
    {
        using var client = _edge.As(Roles.CountyOrganisation, "00");
        using var first = await client.GetAsync($"/api/v1/areas/{code}");
        Assert.Equal((HttpStatusCode.OK, 1), (first.StatusCode, Asked));
        using var second = await client.GetAsync($"/api/v1/areas/{code}");
        Assert.Equal((HttpStatusCode.OK, 1), (second.StatusCode, Asked));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Equal(first.Content.Headers.ContentType, second.Content.Headers.ContentType);
    }

    [Fact]
    public async Task Every_change_of_the_area_is_in_the_next_answer_and_whoever_holds_it_gets_304()
    {
        using var client = _edge.County();
        using var first = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}");
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync($"/api/v1/areas/{SmallRegister.County}")).StatusCode);
        Holds(8192);
        using var third = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}");
        Assert.StartsWith("\"8192-", third.Headers.ETag!.Tag, StringComparison.Ordinal);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task An_area_that_lives_elsewhere_and_a_village_are_asked_of_their_grains()
    {
        using var client = _edge.County();
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}").Json();
        _beside.Clear();
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}").Json();
        Assert.Equal(2, Asked);
        using var village = await client.GetAsync($"/api/v1/areas/{SmallRegister.Village}");
        Assert.Contains(_edge.Grains.Calls, call => call.Grain == typeof(IVillageGrain));
    }

    [Fact]
    public async Task Nobody_reads_an_area_out_of_reach()
    {
        using var client = _edge.As(Roles.Township, SmallRegister.Township);
        await client.GetAsync($"/api/v1/areas/{SmallRegister.Township}").Json();
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}").Problem(404, "areas.unknown");
        await client.GetAsync("/api/v1/areas/99").Problem(404, "areas.unknown");
    }

    [Fact]
    public void The_endpoint_asks_for_what_the_short_way_asks()
    {
        var endpoint = _edge.Endpoints.Single(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "getArea");
        Assert.Equal("/api/v1/areas/{code}", endpoint.RoutePattern.RawText?.TrimEnd('/'));
        Assert.Equal(LiveReads.Needs, endpoint.Metadata.GetMetadata<AccessRequirement>()!.Operation);
    }

    private void Holds(long version)
    {
        foreach (var code in Areas)
        {
            _beside.Put(View(code, version));
        }

        _edge.Grains
            .On<IAreaGrain>("Read", (key, _) => Task.FromResult(View(StreamKey.Parse(key).Id, version)))
            .On<IAreaGrain>("ReadTownship", (_, arguments) => Task.FromResult<AreaView?>(View(arguments[0]!.ToString()!, version)));
    }

    private static AreaView View(string code, long version) => new()
    {
        Code = AreaCode.Parse(code), Name = "", Kind = AreaCode.Parse(code).Kind, Version = version, Totals = AreaTotals.Zero with { Villages = code.Length },
    };

    private sealed class Beside : ILiveAreas
    {
        private readonly ConcurrentDictionary<AreaCode, AreaView> _views = new();

        public AreaView? Look(AreaCode area) => _views.GetValueOrDefault(area);

        public void Put(AreaView view) => _views[view.Code] = view;

        public void Clear() => _views.Clear();
    }

    private sealed class NoVillages : ILiveVillages
    {
        public VillageView? Look(StreamKey village) => null;
    }
}
