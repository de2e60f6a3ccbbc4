using System.Text.Json.Nodes;
using Villages.Domain;
using Villages.Domain.Publications;
using Villages.Grains.People;
using Villages.Grains.Publications;
using Villages.Host.Boards;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Boards;

/// <summary>Who sees what of one notice over two villages, and what a stranger can set going by reading.</summary>
public sealed class NoticeReaderTests : IAsyncLifetime
{
    private const string Id = "141129-condolence-2026-1";
    private const string Path = $"/api/v1/boards/{Id}";

    private static readonly PersonId Person = PersonId.Parse("141129-0123456789abcdefghjk");

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains
            .On<IPersonGrain, MaskedPerson?>("Read", new MaskedPerson { Id = Person, Version = 1, MaskedName = "王**" })
            .On<IPublicationGrain, PublicationView?>("Read", Notice(null));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task Whoever_acts_for_a_village_sees_more_than_the_public_of_that_village_only()
    {
        var items = await Items(_edge.As(Roles.BranchSecretary, SmallRegister.Village));
        Assert.Equal([Person.Value, null], items.Select(item => item["person"]?.GetValue<string>()));
        Assert.Equal(["category,circumstances", "category"], items.Select(Fields));
    }

    [Fact]
    public async Task A_role_that_may_not_read_results_reads_like_the_public()
    {
        Assert.All(await Items(_edge.As(Roles.Member, SmallRegister.Village)), item => Assert.Equal((null, "category"), (item["person"], Fields(item))));
        Assert.All(await Items(_edge.As(Roles.CountyOrganisation)), item => Assert.Equal("category,circumstances", Fields(item)));
    }

    [Fact]
    public async Task Readers_who_see_different_things_have_tags_of_their_own()
    {
        HttpClient[] readers =
        [
            _edge.Anonymous(), _edge.County(), _edge.As(Roles.BranchSecretary, SmallRegister.Village), _edge.As(Roles.BranchSecretary, SmallRegister.Neighbour),
        ];
        var tags = await Task.WhenAll(readers.Select(async reader => (await reader.GetAsync(Path)).Headers.ETag!.Tag));
        Assert.Equal(readers.Length, tags.Distinct().Count());
    }

    [Fact]
    public async Task Names_are_asked_once_a_minute_however_often_the_notice_is_read()
    {
        using var anyone = _edge.Anonymous();
        await anyone.GetAsync(Path).Json();
        _edge.Clock.Advance(ShownNames.Trust - TimeSpan.FromSeconds(1));
        await anyone.GetAsync(Path).Json();
        Assert.Equal(1, Asked());
        _edge.Grains.On<IPersonGrain, MaskedPerson?>("Read", new MaskedPerson { Id = Person, Version = 2, Erased = true });
        _edge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await Items(anyone))[0]["name"]);
        Assert.Equal(2, Asked());

        int Asked() => _edge.Grains.Calls.Count(call => call.Grain == typeof(IPersonGrain));
    }

    [Fact]
    public async Task A_county_that_was_never_registered_becomes_no_grain()
    {
        using var anyone = _edge.Anonymous();
        await anyone.GetAsync("/api/v1/boards/990101-stars-2025-1").Problem(404, "boards.unknown");
        await anyone.Post("/api/v1/boards/990101-stars-2025-1/objections", new { item = 1, grounds = "该同志本年度考核漏计一项加分。" }, Guid.NewGuid().ToString()).Problem(404, "boards.unknown");
        await anyone.GetAsync("/api/v1/objections/990101-00000000").Problem(404, "objections.unknown");
        Assert.Empty(_edge.Grains.Calls);
    }

    [Fact]
    public async Task Of_a_notice_that_was_superseded_no_days_are_left()
    {
        _edge.Grains.On<IPublicationGrain, PublicationView?>("Read", Notice(PublicationId.Parse("141129-condolence-2026-2")));
        using var anyone = _edge.Anonymous();
        var notice = await anyone.GetAsync(Path).Json();
        Assert.Equal(("superseded", 0), (notice["state"]!.GetValue<string>(), notice["daysLeft"]!.GetValue<int>()));
    }

    private static async Task<JsonNode[]> Items(HttpClient client)
    {
        var notice = await client.GetAsync(Path).Json();
        return [.. notice["items"]!.AsArray().Select(item => item!)];
    }

    private static string Fields(JsonNode item) => string.Join(',', item["facts"]!.AsArray().Select(fact => fact!["field"]!.GetValue<string>()));

    private static PublicationView Notice(PublicationId? supersededBy) => new(
        PublicationId.Parse(Id), new DateOnly(2026, 4, 28), new DateOnly(2026, 5, 7), [Item("a", SmallRegister.Village), Item("b", SmallRegister.Neighbour)], null, supersededBy,
        DateTime.UnixEpoch, null, 7);

    private static PublishedItem Item(string key, string village) =>
        new(new PublicationItem(key, AreaCode.Parse(village), Person, [new("category", "困难党员"), new("circumstances", "患病")]), false, 0);
}
