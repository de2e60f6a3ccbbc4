using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Villages.Domain.People;
using Villages.Testing;

namespace Villages.Host.Tests.Hosting;

/// <summary>A county's year through the API alone: rulebook, people, readings, cycle, publication, effect, stars and why.</summary>
public sealed class RealCycleTests(RealHost host) : IClassFixture<RealHost>
{
    private const string Cycle = "stars-141129-2025";

    [Fact]
    public async Task A_county_rates_its_secretaries_and_every_star_can_be_explained()
    {
        using var client = host.As(Roles.CountyOrganisation);
        await Adopt(client);
        var secretary = await Secretary(client, SmallRegister.Village, 1);
        await Secretary(client, SmallRegister.Neighbour, 2);
        await Start(client);
        await Phase(client, "calibrating");

        var results = await client.GetAsync($"/api/v1/cycles/{Cycle}/results").Json();
        Assert.Contains(results["items"]!.AsArray(), item => item!["person"]!.GetValue<string>() == secretary);
        var own = await host.As(Roles.Township, SmallRegister.Sibling).GetAsync($"/api/v1/cycles/{Cycle}/results").Json();
        Assert.All(own["items"]!.AsArray(), item => Assert.StartsWith(SmallRegister.Sibling, item!["village"]!.GetValue<string>(), StringComparison.Ordinal));
        var explanation = await client.GetAsync($"/api/v1/officials/{secretary}/stars/{Cycle}/explanation").Json();
        Assert.NotEmpty(explanation["lines"]!.AsArray());

        await Decide(client, "publication", 200);
        await Decide(client, "effect", 202);
        await Eventually.Holds("every effect arrived", async () =>
            (await client.GetAsync($"/api/v1/operations/{Cycle}").Json())["status"]!.GetValue<string>() == "succeeded", TimeSpan.FromMinutes(1));
        await Eventually.Holds("the star record is there", async () =>
            (await client.GetAsync($"/api/v1/officials/{secretary}/stars").Json())["items"]!.AsArray().Count == 1);
        await client.Post($"/api/v1/cycles/{Cycle}/cancellation", new { reason = "too late" }, "cancel", (await Tag(client))!).Problem(409, "cycles.after-effect");
    }

    [Fact]
    public async Task A_file_of_grids_is_imported_and_the_same_file_again_changes_nothing()
    {
        using var client = host.As(Roles.CountyOrganisation);
        var faulty = new StringContent("no,such,columns\n1,2,3\n", Encoding.UTF8, "text/csv");
        using var refused = await client.Post("/api/v1/imports?kind=grids", faulty, "i1");
        Assert.InRange((int)refused.StatusCode, 400, 422);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
    }

    private static async Task Adopt(HttpClient client)
    {
        var folder = Path.Combine(SourceTree.Root, "silo-config", "rulebooks", "default", "stars");
        var body = new JsonObject
        {
            ["area"] = SmallRegister.County, ["scheme"] = "stars", ["by"] = "中阳县委组织部",
            ["rulebook"] = JsonNode.Parse(ShippedRulebook.WithoutWindow),
            ["cases"] = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "2023-01-01.cases.json"))),
        };
        await client.Post("/api/v1/rulebooks", body, "adopt").Json(201);
        var list = await client.GetAsync($"/api/v1/rulebooks?area={SmallRegister.County}").Json();
        var adopted = await client.GetAsync($"/api/v1/rulebooks/{list["items"]![0]!["hash"]}?area={SmallRegister.County}").Json();
        Assert.NotNull(adopted["rulebook"]);
    }

    private static async Task<string> Secretary(HttpClient client, string village, int serial)
    {
        var digits = $"14112919700101{serial:000}";
        var person = (await client.Post("/api/v1/persons", new { county = SmallRegister.County, idNumber = digits + IdNumber.CheckCharacter(digits), name = "王建国" }, $"s-{village}").Json(201))["id"]!.GetValue<string>();
        await client.Post("/api/v1/tenures", new { village, person, position = "secretary", from = "2015-01-01" }, $"t-{village}").Json();
        await Eventually.Holds("the official learned of the tenure", async () => (await client.GetAsync($"/api/v1/officials/{person}")).IsSuccessStatusCode);
        var indicators = new[] { "party-building", "collective-economy", "industry", "living-environment", "governance", "public-services" };
        await client.Post("/api/v1/readings", new
        {
            village,
            readings = indicators.Select((indicator, i) => new { indicator, period = "2025", value = new { score = 80 }, source = "cycle", sequence = i + 1, observedOn = "2025-12-20" }),
        }, $"r-{village}").Json();
        return person;
    }

    /// <summary>The county's calendar may have been quicker.</summary>
    private static async Task Start(HttpClient client)
    {
        using var response = await client.Post("/api/v1/cycles", new { scheme = "stars", area = SmallRegister.County, period = "2025" }, "plan");
        Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.Conflict, $"{response.StatusCode}: {await response.Content.ReadAsStringAsync()}");
    }

    private static Task Phase(HttpClient client, string phase) => Eventually.Holds($"the cycle is {phase}", async () =>
        (await client.GetAsync($"/api/v1/cycles/{Cycle}").Json())["phase"]!.GetValue<string>() == phase, TimeSpan.FromMinutes(1));

    private static async Task Decide(HttpClient client, string action, int status) =>
        await client.Post($"/api/v1/cycles/{Cycle}/{action}", null, action, await Tag(client)).Json(status);

    private static async Task<string?> Tag(HttpClient client)
    {
        using var response = await client.GetAsync($"/api/v1/cycles/{Cycle}");
        return response.Headers.ETag?.Tag;
    }
}
