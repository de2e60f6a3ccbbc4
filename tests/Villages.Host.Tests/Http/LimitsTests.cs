using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Http;

/// <summary>Limits of the edge itself, at the limit and one beside it.</summary>
public sealed class LimitsTests
{
    private const string Path = $"/api/v1/areas/{SmallRegister.County}";

    [Theory]
    [InlineData(31, false)]
    [InlineData(32, false)]
    [InlineData(33, true)]
    public async Task A_body_is_32_levels_deep(int depth, bool refused)
    {
        await using var edge = await EdgeHost.Start();

        // The body and the rulebook are two of the levels.
        var body = new JsonObject { ["area"] = "141129", ["scheme"] = "stars", ["by"] = "x", ["rulebook"] = new JsonObject { ["a"] = Nested(depth - 2) } };
        var sent = edge.County().Post("/api/v1/rulebooks", Json(body.ToJsonString()));
        await (refused ? sent.Problem(400, "http.malformed-json") : sent.Json(201));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, false)]
    [InlineData(1001, true)]
    public async Task Readings_come_by_the_thousand(int count, bool refused)
    {
        await using var edge = await EdgeHost.Start();
        var readings = string.Join(',', Enumerable.Range(1, count).Select(i =>
            $$$"""{"indicator":"party-building","period":"2026-Q1","value":{"score":90},"source":"t","sequence":{{{i}}},"observedOn":"2026-04-01"}"""));
        var sent = edge.County().Post("/api/v1/readings", Json($$"""{"village":"141129100201","readings":[{{readings}}]}"""));
        await (refused ? sent.Problem(400, "readings.amount") : sent.Json());
        Assert.Equal(refused, edge.Grains.Calls.IsEmpty);
    }

    [Theory]
    [InlineData("rulebook", 999, false)]
    [InlineData("rulebook", 1000, false)]
    [InlineData("rulebook", 1001, true)]
    [InlineData("cases", 999, false)]
    [InlineData("cases", 1000, false)]
    [InlineData("cases", 1001, true)]
    public async Task An_array_of_a_rulebook_or_of_its_cases_has_a_thousand_elements(string member, int count, bool refused)
    {
        await using var edge = await EdgeHost.Start();
        var body = new JsonObject { ["area"] = "141129", ["scheme"] = "stars", ["by"] = "x", ["rulebook"] = new JsonObject() };
        body[member] = new JsonObject { ["a"] = new JsonArray(new JsonObject { ["b"] = new JsonArray([.. Enumerable.Range(0, count).Select(i => (JsonNode)i)]) }) };
        var sent = edge.County().Post("/api/v1/rulebooks", Json(body.ToJsonString()));
        if (!refused)
        {
            await sent.Json(201);
            return;
        }

        var problem = await sent.Problem(400, "http.too-many-elements");
        Assert.NotNull(problem["errors"]?[$"$.{member}.a[0].b"]);
        Assert.Empty(edge.Grains.Calls);
    }

    [Theory]
    [InlineData("children?pageSize=", 0, true)]
    [InlineData("children?pageSize=", 1, false)]
    [InlineData("children?pageSize=", 199, false)]
    [InlineData("children?pageSize=", 200, false)]
    [InlineData("children?pageSize=", 201, true)]
    [InlineData("changes?limit=", 200, false)]
    [InlineData("changes?limit=", 201, true)]
    public async Task A_page_has_at_most_200_items(string list, int size, bool refused)
    {
        await using var edge = await EdgeHost.Start();
        edge.Grains.Feed(1);
        var sent = edge.County().GetAsync(list.StartsWith("changes", StringComparison.Ordinal) ? $"/api/v1/{list}{size}" : $"{Path}/{list}{size}");
        await (refused ? sent.Problem(400, "http.invalid-parameter") : sent.Json());
    }

    [Fact]
    public async Task Callers_without_a_good_token_are_limited_together_by_address_and_take_nothing_from_others()
    {
        await using var edge = await EdgeHost.Start(settings: [("Villages:Limits:Burst", "4"), ("Villages:Limits:RequestsPerSecond", "1")]);
        using var nobody = edge.Anonymous();
        using var forger = edge.Anonymous();
        forger.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Bearer abc");
        for (var i = 0; i < 2; i++)
        {
            await nobody.GetAsync(Path).Problem(401, "access.unauthenticated");
            await forger.GetAsync(Path).Problem(401, "access.unauthenticated");
        }

        foreach (var client in new[] { nobody, forger })
        {
            using var refused = await client.GetAsync(Path);
            Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
            Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
            await client.GetAsync("/nothing").Problem(429, "http.too-many-requests");
        }

        await edge.County().GetAsync(Path).Json();
        Assert.Equal(HttpStatusCode.OK, (await nobody.GetAsync("/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task One_more_than_are_carried_out_waits_and_the_next_is_told_to_come_again()
    {
        await using var edge = await EdgeHost.Start(settings: [("Villages:Limits:AtOnce", "2"), ("Villages:Limits:Waiting", "1")]);
        var silence = new TaskCompletionSource<Outcome<Receipt>>();
        edge.Grains.On<IVillageGrain>(nameof(IVillageGrain.Record), (_, _) => silence.Task);
        using var client = edge.County();
        Task<HttpResponseMessage>[] held = [Slow("a"), Slow("b")];
        await Eventually.Holds("both are under way", () => edge.Grains.Calls.Count(call => call.Method == nameof(IVillageGrain.Record)) == 2);
        Task<HttpResponseMessage>[] two = [client.GetAsync(Path), client.GetAsync(Path)];
        var refused = await Task.WhenAny(two).WaitAsync(Eventually.Patience);
        var waiting = two.Single(request => request != refused);
        Assert.NotNull((await refused).Headers.RetryAfter?.Delta);
        await refused.Problem(503, "http.busy");
        Assert.False(waiting.IsCompleted);

        silence.SetException(new TimeoutException());
        await waiting.Json();
        await Task.WhenAll(held);

        Task<HttpResponseMessage> Slow(string key) => client.Post("/api/v1/readings", Json(
            """{"village":"141129100201","readings":[{"indicator":"x","period":"2026-Q1","value":{"score":90},"source":"t","sequence":1,"observedOn":"2026-04-01"}]}"""), key);
    }

    [Theory]
    [InlineData("Body", "0")]
    [InlineData("Headers", "-1")]
    [InlineData("BodyGrace", "00:00:01")]
    [InlineData("HeadersWithin", "00:00:00")]
    [InlineData("StreamsOfSubject", "0")]
    [InlineData("ObjectionsAnHour", "0")]
    public async Task A_limit_that_is_none_stops_the_start(string key, string value) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeHost.Start(settings: ($"Villages:Limits:{key}", value)));

    private static JsonArray Nested(int depth) => depth == 1 ? [] : new JsonArray(Nested(depth - 1));

    private static StringContent Json(string json) => new(json, Encoding.UTF8, "application/json");
}
