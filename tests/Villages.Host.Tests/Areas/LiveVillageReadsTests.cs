using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Areas;

/// <summary>The village lives both behind a stubbed grain and beside the edge; who was asked tells which way a read went.</summary>
public sealed class LiveVillageReadsTests : IAsyncLifetime
{
    private const string Path = $"/api/v1/villages/{SmallRegister.Village}";

    private readonly VillageBeside _beside = new();
    private EdgeHost _edge = null!;

    private int Asked => _edge.Grains.Calls.Count(call => call.Grain == typeof(IVillageGrain));

    public async ValueTask InitializeAsync()
    {
        _edge = await Start();
        Holds(VillageBeside.View(7));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task The_short_way_answers_what_the_long_way_answered()
    {
        using var client = _edge.County();
        using var first = await client.GetAsync(Path);
        Assert.Equal(1, Asked);
        using var second = await client.GetAsync(Path);
        Assert.Equal(1, Asked);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(VillageBeside.Headers(first), VillageBeside.Headers(second));
    }

    [Fact]
    public async Task Every_change_of_the_village_is_in_the_next_answer()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        for (var version = 8; version < 20; version++)
        {
            Holds(VillageBeside.View(version));
            using var answer = await client.GetAsync(Path);
            Assert.StartsWith($"\"{version}-", answer.Headers.ETag!.Tag, StringComparison.Ordinal);
            Assert.Contains($"\"version\":{version}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task A_reader_who_holds_the_version_gets_304_with_its_tag()
    {
        using var client = _edge.County();
        using var first = await client.GetAsync(Path);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Holds(VillageBeside.View(8));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public async Task The_tag_changes_with_the_day_because_posts_and_names_do()
    {
        using var client = _edge.County();
        using var first = await client.GetAsync(Path);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(Path)).StatusCode);
        _edge.Clock.Advance(TimeSpan.FromDays(1));
        client.DefaultRequestHeaders.Authorization = new("Bearer", _edge.Token(Roles.CountyOrganisation));
        using var longWay = await client.GetAsync(Path);
        using var shortWay = await client.GetAsync(Path);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (longWay.StatusCode, shortWay.StatusCode));
        Assert.Equal(longWay.Headers.ETag, shortWay.Headers.ETag);
    }

    [Fact]
    public void The_endpoint_asks_for_what_the_short_way_asks()
    {
        var endpoint = _edge.Endpoints.Single(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName == "getVillage");
        Assert.Equal("/api/v1/villages/{code}", endpoint.RoutePattern.RawText);
        Assert.Equal(LiveReads.Needs, endpoint.Metadata.GetMetadata<AccessRequirement>()!.Operation);
    }

    [Fact]
    public async Task A_village_that_lives_elsewhere_is_asked_of_its_grain()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        _beside.Clear();
        await client.GetAsync(Path).Json();
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task A_token_is_validated_again_after_half_a_minute()
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        _edge.Clock.Advance(TimeSpan.FromSeconds(29));
        await client.GetAsync(Path).Json();
        Assert.Equal(1, Asked);
        _edge.Clock.Advance(TimeSpan.FromSeconds(1));
        await client.GetAsync(Path).Json();
        Assert.Equal(2, Asked);
    }

    [Fact]
    public async Task A_token_that_ends_is_refused_from_its_last_second()
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _edge.Token(Roles.CountyOrganisation, lifetime: TimeSpan.FromSeconds(10)));
        await client.GetAsync(Path).Json();
        _edge.Clock.Advance(TimeSpan.FromSeconds(9));
        await client.GetAsync(Path).Json();
        _edge.Clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetAsync(Path).Problem(401, "access.unauthenticated");
    }

    [Fact]
    public async Task Nobody_reads_a_village_out_of_reach_or_with_a_token_like_another()
    {
        var token = _edge.Token(Roles.Township, SmallRegister.Township);
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await client.GetAsync(Path).Json();
        _beside.Put(SmallRegister.Neighbour, VillageBeside.View(7, SmallRegister.Neighbour));
        await client.GetAsync($"/api/v1/villages/{SmallRegister.Neighbour}").Problem(404, "villages.unknown");
        client.DefaultRequestHeaders.Authorization = new("Bearer", token[..^4] + "AAAA");
        using var forged = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.Unauthorized, forged.StatusCode);
        client.DefaultRequestHeaders.Authorization = null;
        using var bare = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.Unauthorized, bare.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/villages/141129100299")]
    [InlineData("/api/v1/villages/14112910020x")]
    [InlineData("/api/v1/villages/999999999999")]
    public async Task What_is_no_village_is_refused_as_ever(string path)
    {
        using var client = _edge.County();
        await client.GetAsync(Path).Json();
        using var answer = await client.GetAsync(path);
        Assert.True(answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Reads_count_against_the_limit_of_their_subject()
    {
        await using var narrow = await Start(("Villages:Limits:RequestsPerSecond", "1"), ("Villages:Limits:Burst", "3"));
        narrow.Grains.On<IVillageGrain, VillageView>("Read", VillageBeside.View(7));
        using var client = narrow.County();
        var answers = new List<HttpStatusCode>();
        for (var read = 0; read < 5; read++)
        {
            answers.Add((await client.GetAsync(Path)).StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await narrow.As(Roles.CountyOrganisation, subject: "another").GetAsync(Path)).StatusCode);
    }

    private Task<EdgeHost> Start(params (string Key, string? Value)[] settings) =>
        EdgeHost.Start("Development", services => services.AddSingleton<ILiveVillages>(_beside), settings);

    private void Holds(VillageView view)
    {
        _edge.Grains.On<IVillageGrain, VillageView>("Read", view);
        _beside.Put(SmallRegister.Village, view);
    }
}
