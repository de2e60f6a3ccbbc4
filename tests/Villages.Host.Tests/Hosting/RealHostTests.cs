using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

/// <summary>What only the whole can show: the same requests through Kestrel, grains and journal.</summary>
public sealed class RealHostTests(RealHost host) : IClassFixture<RealHost>
{
    private const string Readings = "/api/v1/readings";
    private const string Indicator = "party-building";

    [Fact]
    public async Task The_host_is_alive_and_ready()
    {
        using var client = new HttpClient { BaseAddress = host.As(Roles.Member).BaseAddress };
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/live")).StatusCode);
        await Eventually.Holds("the host is ready", async () => (await client.GetAsync("/healthz/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task A_reading_is_kept_repeated_as_the_first_answer_and_refused_under_another_body()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var first = await client.Post(Readings, Reading(90, 1), "repeat").Json();
        var again = await client.Post(Readings, Reading(90, 1), "repeat").Json();
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        await client.Post(Readings, Reading(91, 1), "repeat").Problem(422, "commands.key-reused");
        await client.Post(Readings, Reading(91, 1, SmallRegister.Neighbour), "repeat").Problem(422, "commands.key-reused");
        var effect = await client.GetAsync($"/api/v1/commands/{first["commandId"]}").Json();
        Assert.Equal($"village/{SmallRegister.Village}", effect["effects"]![0]!["stream"]!.GetValue<string>());
        await host.As(Roles.Township, SmallRegister.Township, "another").GetAsync($"/api/v1/commands/{first["commandId"]}").Problem(404, "commands.no-effect");
        await client.GetAsync("/api/v1/commands/00000000-0000-0000-0000-000000000001").Problem(404, "commands.no-effect");
    }

    [Theory]
    [InlineData("no-such-indicator", 90, "2026-01-02", 400, "readings.unknown-indicator")]
    [InlineData("party-building", 90, "2999-01-01", 400, "readings.future-date")]
    [InlineData("party-building", 1_000_000, "2026-01-02", 400, "readings.out-of-range")]
    public async Task A_reading_that_cannot_be_is_refused_with_its_path(string indicator, int score, string on, int status, string code)
    {
        var problem = await host.As(Roles.CountyOrganisation).Post(Readings, Reading(score, 50, indicator: indicator, on: on), $"bad-{code}").Problem(status, code);
        Assert.StartsWith("$.readings[0]", problem["errors"]!.AsObject().First().Key, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_village_changes_its_etag_with_every_commit()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var path = $"/api/v1/villages/{SmallRegister.Neighbour}";
        using var first = await client.GetAsync(path);
        client.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await client.GetAsync(path)).StatusCode);
        await client.Post(Readings, Reading(80, 1, SmallRegister.Neighbour), "etag").Json();
        using var second = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.NotEqual(first.Headers.ETag, second.Headers.ETag);
    }

    [Fact]
    public async Task A_person_takes_office_and_leaves_it_on_the_version_that_was_seen()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var person = (await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = "11010519491231002X", name = "王建国" }, "p1").Json(201))["id"]!.GetValue<string>();
        Assert.Equal(person, (await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = "11010519491231002X", name = "王建国" }, "p1").Json(201))["id"]!.GetValue<string>());
        await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = "11010519491231002X", name = "王建军" }, "p1").Problem(422, "commands.key-reused");
        await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = "11010519491231002X", name = "王建国" }, "p2").Problem(409, "people.already-registered");
        var masked = await client.GetAsync($"/api/v1/persons/{person}").Json();
        Assert.DoesNotContain("建国", masked.ToJsonString(), StringComparison.Ordinal);

        await client.Post("/api/v1/tenures", new { village = SmallRegister.Community, person, position = "secretary", from = "2024-01-01" }, "t1").Json();
        await Eventually.Holds("the official learned of the tenure", async () => (await client.GetAsync($"/api/v1/officials/{person}")).IsSuccessStatusCode);
        Assert.Single((await client.GetAsync($"/api/v1/officials/{person}").Json())["tenures"]!.AsArray());

        var end = new { village = SmallRegister.Community, person, position = "secretary", to = "2025-12-31", reason = "transferred" };
        await client.Post("/api/v1/tenures/end", end, "t2").Problem(428, "http.if-match-missing");
        await client.Post("/api/v1/tenures/end", end, "t2", "\"999\"").Problem(412, "commands.stale");
        using var village = await client.GetAsync($"/api/v1/villages/{SmallRegister.Community}");
        await client.Post("/api/v1/tenures/end", end, "t2", village.Headers.ETag!.Tag).Json();
    }

    [Fact]
    public async Task Grids_and_centres_are_registered_and_counted_in_their_village()
    {
        using var client = host.As(Roles.Township, SmallRegister.Township);
        await client.Post("/api/v1/grids", new { id = $"{SmallRegister.Village}001", name = "第一网格", level = 1, setting = "rural", households = 60, from = "2024-01-01" }, "g1").Json(201);
        await client.Post("/api/v1/service-centres", new { id = $"{SmallRegister.Village}-01", kind = "centre", name = "党群服务中心", squareMetres = 320.5, from = "2024-01-01" }, "c1").Json(201);
        Assert.Equal("第一网格", (await client.GetAsync($"/api/v1/grids/{SmallRegister.Village}001").Json())["name"]!.GetValue<string>());
        Assert.Equal("党群服务中心", (await client.GetAsync($"/api/v1/service-centres/{SmallRegister.Village}-01").Json())["name"]!.GetValue<string>());
        await client.GetAsync($"/api/v1/grids/{SmallRegister.Village}999").Problem(404, "grids.unknown");
        await client.Post("/api/v1/grids", new { id = $"{SmallRegister.Neighbour}001", name = "别处", level = 1, setting = "rural", households = 60, from = "2024-01-01" }, "g2").Problem(404, "villages.unknown");
        await Eventually.Holds("the village counts them", async () =>
        {
            var summary = (await client.GetAsync($"/api/v1/villages/{SmallRegister.Village}").Json())["summary"]!;
            return summary["gridsLevel1"]!.GetValue<int>() == 1 && summary["centres"]!.GetValue<int>() == 1;
        });
    }

    [Fact]
    public async Task A_stream_brings_a_commit_and_resumes_after_it()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var seen = await FirstChange(client, null, async () => await client.Post(Readings, Reading(70, 7), "live-1").Json());
        var next = await FirstChange(client, seen["cursor"]!.GetValue<string>(), async () => await client.Post(Readings, Reading(71, 8), "live-2").Json());
        Assert.NotEqual(seen["cursor"]!.GetValue<string>(), next["cursor"]!.GetValue<string>());
        var page = await client.GetAsync($"/api/v1/changes?after={seen["cursor"]}&area={SmallRegister.Village}").Json();
        Assert.Contains(page["items"]!.AsArray(), item => item!["cursor"]!.GetValue<string>() == next["cursor"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var body = new StringContent($$"""{"village":"{{SmallRegister.Village}}","readings":[],"x":"{{new string('x', 1024 * 1024)}}"}""", Encoding.UTF8, "application/json");
        await client.Post(Readings, body, "large").Problem(413, "http.body-too-large");
    }

    private static async Task<JsonNode> FirstChange(HttpClient client, string? lastEventId, Func<Task> once)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/live?area={SmallRegister.Village}");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        await reader.ReadLineAsync().WaitAsync(Eventually.Patience);
        await once();
        while (await reader.ReadLineAsync().WaitAsync(Eventually.Patience) is { } line)
        {
            if (line == "event: change" && await reader.ReadLineAsync() is { } data)
            {
                return JsonNode.Parse(data["data: ".Length..])!;
            }
        }

        throw new InvalidOperationException("The stream ended.");
    }

    [Fact]
    public async Task A_read_that_begins_after_an_acknowledgement_shows_it()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var path = $"/api/v1/villages/{SmallRegister.Community}";
        for (var sequence = 1; sequence <= 40; sequence++)
        {
            var score = 50 + sequence;
            await client.Post(Readings, Reading(score, sequence, SmallRegister.Community), $"shows-{sequence}").Json();
            var village = await client.GetAsync(path).Json();
            Assert.Equal(score, village["readings"]!.AsArray().Single()!["value"]!["score"]!.GetValue<int>());
        }
    }

    private static object Reading(int score, int sequence, string village = SmallRegister.Village, string indicator = Indicator, string on = "2026-01-02") => new
    {
        village,
        readings = new[] { new { indicator, period = "2025", value = new { score }, source = "t", sequence, observedOn = on } },
    };
}
