using Villages.Domain;
using Villages.Grains.Auditing;
using Villages.Grains.Feed;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Auditing;

public sealed class AuditTests : IAsyncLifetime
{
    private const string Person = "141129-0123456789abcdefghjk";

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start();
        _edge.Grains
            .On<IAuditGrain>("Search", (_, arguments) => Task.FromResult(Page((AuditQuery)arguments[0]!)))
            .On<IAuditGrain>("Read", (_, arguments) => Task.FromResult<AuditRecord?>(((FeedHead)arguments[0]!).Position switch
            {
                4096 => new AuditRecord(3, Item(4096, SmallRegister.Village), [new("name", "\"sealed\"", "\"sealed\""), new("seats[1]", null, """{"to":null,"n":1}""")], false),
                8192 => new AuditRecord(3, Item(8192, SmallRegister.VillageElsewhere), [], false),
                _ => null,
            }));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task What_is_asked_reaches_the_list_as_it_was_meant()
    {
        await Auditor().GetAsync(
            $"/api/v1/audit?actor=li.ming&person={Person}&stream=village/{SmallRegister.Village}&kind=readings.record&area={SmallRegister.Township}"
            + "&from=2026-03-02T09:00:00%2B08:00&to=2026-03-02T02:30:00.5Z&pageToken=3.8192&pageSize=7").Json();

        Assert.Equal(
            new AuditQuery(
                7, AreaCode.Parse(SmallRegister.Township), new FeedHead(3, 8192), "li.ming", PersonId.Parse(Person), StreamKey.Parse($"village/{SmallRegister.Village}"),
                "readings.record", new DateTime(2026, 3, 2, 1, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 2, 2, 30, 0, 500, DateTimeKind.Utc)),
            Asked());
    }

    [Fact]
    public async Task Without_an_area_the_callers_own_is_searched_in_pages_of_fifty()
    {
        var page = await Auditor().GetAsync("/api/v1/audit").Json();

        Assert.Equal(new AuditQuery(50, AreaCode.Parse(SmallRegister.County)), Asked());
        var entry = page["items"]![0]!;
        Assert.Equal("3.4097", entry["position"]!.GetValue<string>());
        Assert.Equal($"village/{SmallRegister.Village}", entry["stream"]!.GetValue<string>());
        Assert.Equal(Person, entry["persons"]![0]!.GetValue<string>());
        Assert.Equal(("203.0.113.7", "换届"), (entry["address"]!.GetValue<string>(), entry["reason"]!.GetValue<string>()));
        Assert.Equal("3.4096", page["nextPageToken"]!.GetValue<string>());
        Assert.Equal("3.12287", page["completeThrough"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_last_page_has_no_token()
    {
        var page = await Auditor().GetAsync("/api/v1/audit?pageToken=3.4096").Json();

        Assert.Null(page["nextPageToken"]);
        Assert.Empty(page["items"]!.AsArray());
    }

    [Theory]
    [InlineData("actor=", "actor")]
    [InlineData("actor=two%20words", "actor")]
    [InlineData("person=141129", "person")]
    [InlineData("stream=village", "stream")]
    [InlineData("kind=%E6%9D%91", "kind")]
    [InlineData("area=1411299", "area")]
    [InlineData("from=2026-03-02", "from")]
    [InlineData("from=2026-03-02T01:00:00", "from")]
    [InlineData("to=tomorrow", "to")]
    [InlineData("from=2026-03-02T01:00:00Z&to=2026-03-02T01:00:00Z", "to")]
    [InlineData("pageToken=4096", "pageToken")]
    [InlineData("pageSize=0", "pageSize")]
    [InlineData("pageSize=201", "pageSize")]
    [InlineData("pageSize=many", "pageSize")]
    public async Task A_malformed_value_is_refused_by_the_name_of_its_parameter(string query, string parameter)
    {
        var problem = await Auditor().GetAsync($"/api/v1/audit?{query}").Problem(400, "http.invalid-parameter");

        Assert.NotNull(problem["errors"]![parameter]);
        Assert.Empty(_edge.Grains.Calls);
    }

    [Fact]
    public async Task A_misspelt_parameter_is_refused() => await Auditor().GetAsync("/api/v1/audit?actr=x").Problem(400, "http.unknown-query-parameter");

    [Theory]
    [InlineData(SmallRegister.Elsewhere)]
    [InlineData("1411")]
    [InlineData("00")]
    public async Task An_area_out_of_reach_does_not_exist(string area)
    {
        await Auditor().GetAsync($"/api/v1/audit?area={area}").Problem(404, "areas.unknown");
        Assert.Empty(_edge.Grains.Calls);
    }

    [Theory]
    [InlineData(Roles.CountyOrganisation)]
    [InlineData(Roles.Discipline)]
    [InlineData(Roles.SystemAdmin)]
    [InlineData(Roles.SecurityAdmin)]
    public async Task Only_audit_administrators_may_search(string role)
    {
        await _edge.As(role).GetAsync("/api/v1/audit").Problem(403, "access.denied");
        await _edge.As(role).GetAsync("/api/v1/audit/3.4096").Problem(403, "access.denied");
    }

    [Fact]
    public async Task An_entry_is_told_with_what_changed()
    {
        var detail = await Auditor().GetAsync("/api/v1/audit/3.4096").Json();

        Assert.Equal("3.4096", detail["entry"]!["position"]!.GetValue<string>());
        Assert.Equal("""[{"path":"name","before":"sealed","after":"sealed"},{"path":"seats[1]","after":{"to":null,"n":1}}]""", detail["changes"]!.ToJsonString());
        Assert.False(detail["moreChanges"]!.GetValue<bool>());
    }

    [Fact]
    public async Task An_entry_of_another_area_reads_like_one_that_does_not_exist()
    {
        var hidden = await Auditor().GetAsync("/api/v1/audit/3.8192").Problem(404, "audit.unknown");
        var missing = await Auditor().GetAsync("/api/v1/audit/3.8193").Problem(404, "audit.unknown");

        Assert.Equal(hidden["title"]!.GetValue<string>().Replace("8192", "8193", StringComparison.Ordinal), missing["title"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("4096")]
    [InlineData("3.x")]
    public async Task What_is_no_place_in_the_feed_is_refused(string position) => await Auditor().GetAsync($"/api/v1/audit/{position}").Problem(400, "http.malformed-id");

    private HttpClient Auditor() => _edge.As(Roles.AuditAdmin);

    private AuditQuery Asked() => Assert.Single(_edge.Grains.Calls.SelectMany(call => call.Arguments).OfType<AuditQuery>());

    private static AuditListing Page(AuditQuery query) => query.Before?.Position == 4096
        ? new AuditListing(3, 12_287, [], false)
        : new AuditListing(3, 12_287, [Item(4097, SmallRegister.Village), Item(4096, SmallRegister.Village)], true);

    private static AuditItem Item(long position, string area) => new(
        position, DateTime.UnixEpoch, "li.ming", "township", AreaCode.Parse(SmallRegister.Township), "203.0.113.7", "readings.record", StreamKey.Parse($"village/{area}"), 7,
        AreaCode.Parse(area), new DateOnly(2026, 5, 1), ["readings.recorded.v1"], [PersonId.Parse(Person)], "换届");
}
