using Villages.Domain;
using Villages.Grains.Feed;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Feed;

public sealed class ChangeTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains.Feed(3, Item(4096, SmallRegister.Village), Item(4097, SmallRegister.Neighbour), Item(8192, SmallRegister.VillageElsewhere),
            Item(8193, SmallRegister.Village), Item(8194, SmallRegister.County, "person/141129-0123456789abcdefghjk"));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task Changes_come_in_order_and_go_on_where_a_page_ended()
    {
        using var client = _edge.County();
        var first = await client.GetAsync("/api/v1/changes?limit=2").Json();
        Assert.Equal(["3.4096", "3.4097"], first["items"]!.AsArray().Select(item => item!["cursor"]!.GetValue<string>()));
        var second = await client.GetAsync($"/api/v1/changes?limit=2&after={first["next"]}").Json();
        Assert.Equal(["3.8193", "3.8194"], second["items"]!.AsArray().Select(item => item!["cursor"]!.GetValue<string>()));
        var third = await client.GetAsync($"/api/v1/changes?after={second["next"]}").Json();
        Assert.Empty(third["items"]!.AsArray());
    }

    [Theory]
    [InlineData(Roles.Township, SmallRegister.Township, 2)]
    [InlineData(Roles.Township, SmallRegister.Sibling, 1)]
    [InlineData(Roles.CountyOrganisation, SmallRegister.County, 4)]
    [InlineData(Roles.Operator, SmallRegister.County, 3)]
    [InlineData(Roles.CountyOrganisation, "15", 1)]
    public async Task Nobody_sees_changes_beyond_the_area_and_the_role(string role, string area, int seen)
    {
        var page = await _edge.As(role, area).GetAsync("/api/v1/changes").Json();
        Assert.Equal(seen, page["items"]!.AsArray().Count);
        Assert.All(page["items"]!.AsArray(), item => Assert.StartsWith(area, item!["area"]!.GetValue<string>(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_cursor_from_before_a_restore_is_gone_and_the_answer_says_where_to_resume()
    {
        var problem = await _edge.County().GetAsync("/api/v1/changes?after=2.4096").Problem(410, "feed.cursor-gone");
        Assert.Contains("after=3.4096", problem["detail"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("3")]
    [InlineData("3.-1")]
    public async Task What_is_no_cursor_is_refused(string after) =>
        await _edge.County().GetAsync($"/api/v1/changes?after={after}").Problem(400, "http.invalid-parameter");

    [Fact]
    public async Task The_feed_of_another_area_does_not_exist() =>
        await _edge.County().GetAsync($"/api/v1/changes?area={SmallRegister.Elsewhere}").Problem(404, "areas.unknown");

    internal static FeedItem Item(long position, string area, string? stream = null) => new(
        position, stream ?? $"village/{area}", 1, "readings.record", ["readings.recorded.v1"], AreaCode.Parse(area), new DateOnly(2026, 5, 1), DateTime.UnixEpoch);
}
