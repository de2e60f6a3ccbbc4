using System.Net;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Areas;

public sealed class AreaTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains
            .On<IAreaGrain, AreaView>("Read", View(SmallRegister.County, 4096))
            .On<IAreaGrain>("ReadTownship", (_, arguments) => Task.FromResult<AreaView?>(View(arguments[0]!.ToString()!, 4096)))
            .On<IAreaGrain, AreaChildren>("Children", new AreaChildren(4096, []));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task An_area_shows_its_name_its_ancestors_and_its_sums()
    {
        var area = await _edge.County().GetAsync($"/api/v1/areas/{SmallRegister.County}").Json();
        Assert.Equal("中阳县", area["name"]!.GetValue<string>());
        Assert.Equal(["山西省", "吕梁市"], area["ancestors"]!.AsArray().Select(a => a!["name"]!.GetValue<string>()));
        Assert.Equal("county", area["kind"]!.GetValue<string>());
        Assert.Equal(0, area["totals"]!["villages"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_reader_who_holds_the_version_gets_304_without_a_body()
    {
        using var client = _edge.County();
        using var first = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}");
        Assert.StartsWith("\"4096-", first.Headers.ETag!.Tag, StringComparison.Ordinal);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag);
        using var second = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}");
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        _edge.Grains.On<IAreaGrain, AreaView>("Read", View(SmallRegister.County, 8192));
        using var third = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}");
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task Children_are_paged_in_the_order_of_their_codes()
    {
        using var client = _edge.County();
        var first = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}/children?pageSize=1").Json();
        Assert.Equal(SmallRegister.Township, first["items"]![0]!["code"]!.GetValue<string>());
        var second = await client.GetAsync($"/api/v1/areas/{SmallRegister.County}/children?pageSize=1&pageToken={first["nextPageToken"]}").Json();
        Assert.Equal(SmallRegister.Sibling, second["items"]![0]!["code"]!.GetValue<string>());
        Assert.Null(second["nextPageToken"]);
    }

    [Fact]
    public async Task A_township_reads_its_villages_and_neither_the_county_nor_its_neighbour()
    {
        using var client = _edge.As(Roles.Township, SmallRegister.Township);
        var children = await client.GetAsync($"/api/v1/areas/{SmallRegister.Township}/children").Json();
        Assert.Equal([SmallRegister.Community, SmallRegister.Village], children["items"]!.AsArray().Select(c => c!["code"]!.GetValue<string>()));
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}").Problem(404, "areas.unknown");
        await client.GetAsync($"/api/v1/areas/{SmallRegister.Sibling}/children").Problem(404, "areas.unknown");
    }

    private static AreaView View(string code, long version) => new()
    {
        Code = AreaCode.Parse(code), Name = "", Kind = AreaCode.Parse(code).Kind, Version = version, Totals = AreaTotals.Zero,
    };
}
