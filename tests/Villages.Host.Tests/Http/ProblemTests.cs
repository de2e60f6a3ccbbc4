using System.Net;
using System.Text;
using Villages.Domain;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Http;

public sealed class ProblemTests
{
    private const string Readings = "/api/v1/readings";
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private const string Good =
        """{"village":"141129100201","readings":[{"indicator":"party-building","period":"2026-Q1","value":{"score":90},"source":"t","sequence":1,"observedOn":"2026-04-01"}]}""";

    [Theory]
    [InlineData("{", "http.malformed-json", null)]
    [InlineData("", "http.malformed-json", null)]
    [InlineData("[]", "http.malformed-json", "$")]
    [InlineData("""{"village":"14112910020X","readings":[]}""", "http.malformed-json", "$.village")]
    [InlineData("""{"village":"141129100201","readings":[],"status":"approved"}""", "http.malformed-json", "$.status")]
    [InlineData("""{"village":"141129100201","village":"141129100201","readings":[]}""", "http.malformed-json", "$.village")]
    [InlineData("""{"readings":[]}""", "http.malformed-json", "$")]
    [InlineData("""{"village":"141129100201","readings":[{"indicator":"x","period":"2026-Q1","value":{"score":"90"},"source":"t","sequence":1,"observedOn":"2026-04-01"}]}""", "http.malformed-json", "$.readings[0].value.score")]
    [InlineData("""{"village":"141129100201","readings":[{"indicator":"x","period":"2026-Q9","value":{"score":9},"source":"t","sequence":1,"observedOn":"2026-04-01"}]}""", "http.malformed-json", "$.readings[0].period")]
    [InlineData("""{"village":"141129100201","readings":[{"indicator":"x","period":"2026-Q1","value":{"score":9},"source":"t","sequence":1,"observedOn":"2026-02-30"}]}""", "http.malformed-json", "$.readings[0].observedOn")]
    public async Task A_body_that_does_not_fit_is_named_by_its_path_in_every_environment(string body, string code, string? path)
    {
        await using var development = await EdgeHost.Start();
        var problem = await development.County().Post(Readings, Content(body)).Problem(400, code);
        if (path is not null)
        {
            Assert.NotNull(problem["errors"]?[path]);
        }

        Assert.DoesNotContain("Villages.", problem.ToJsonString(), StringComparison.Ordinal);
        Assert.DoesNotContain("System.", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Malformed_json_reads_the_same_in_production()
    {
        await using var development = await EdgeHost.Start("Development", ("Villages:Auth:Key", Key));
        await using var production = await EdgeHost.Start("Production", ("Villages:Auth:Key", Key));
        foreach (var edge in new[] { development, production })
        {
            using var client = edge.Anonymous();
            client.DefaultRequestHeaders.Authorization = new("Bearer", Tokens.SignedWith(Key, edge.Clock));
            await client.Post(Readings, Content("{")).Problem(400, "http.malformed-json");
            await client.GetAsync("/api/v1/rulebooks?area=x").Problem(400, "http.invalid-parameter");
            await client.GetAsync("/api/v1/areas/141129?depht=2").Problem(400, "http.unknown-query-parameter");
        }
    }

    [Fact]
    public async Task What_is_not_there_not_taken_or_not_meant_is_a_problem_too()
    {
        await using var edge = await EdgeHost.Start();
        using var client = edge.County();
        await client.GetAsync("/api/v1/nothing").Problem(404, "http.not-found");
        await client.DeleteAsync("/api/v1/areas/141129").Problem(405, "http.method-not-allowed");
        await client.Post(Readings, new StringContent("a,b", Encoding.UTF8, "text/csv")).Problem(415, "http.unsupported-media-type");
        await client.GetAsync("/api/v1/areas/14112").Problem(400, "http.invalid-parameter");
        await client.GetAsync("/api/v1/areas/999999").Problem(404, "areas.unknown");
        await client.GetAsync($"/api/v1/villages/{SmallRegister.Township}").Problem(400, "areas.wrong-level");
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}/children?pageSize=0").Problem(400, "http.invalid-parameter");
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}/children?pageSize=201").Problem(400, "http.invalid-parameter");
    }

    [Theory]
    [InlineData("zh-CN", "zh-CN", "您的角色")]
    [InlineData("en-GB,zh;q=0.5", "en", "Your role")]
    [InlineData("fr, en;q=0.3, zh;q=0.9", "zh-CN", "您的角色")]
    [InlineData("*", "zh-CN", "您的角色")]
    public async Task Problems_speak_the_asked_language(string asked, string given, string begins)
    {
        await using var edge = await EdgeHost.Start();
        using var client = edge.As("member");
        client.DefaultRequestHeaders.Add("Accept-Language", asked);
        using var response = await client.Post(Readings, Content(Good));
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal(given, response.Content.Headers.ContentLanguage.Single());
        Assert.Contains($"\"title\":\"{begins}", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        await using var edge = await EdgeHost.Start();
        foreach (var path in new[] { "/healthz/live", "/api/v1/areas/141129", "/nothing" })
        {
            using var response = await edge.Anonymous().GetAsync(path);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
            Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_subject_over_its_rate_is_told_when_to_come_back()
    {
        await using var edge = await EdgeHost.Start(settings: [("Villages:Limits:Burst", "3"), ("Villages:Limits:RequestsPerSecond", "1")]);
        using var client = edge.County();
        for (var i = 0; i < 3; i++)
        {
            await client.GetAsync("/api/v1/areas/141129").Json();
        }

        using var response = await client.GetAsync("/api/v1/areas/141129");
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.True(response.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        await edge.As("township", SmallRegister.Township, subject: "another").GetAsync($"/api/v1/areas/{SmallRegister.Township}").Json();
    }

    [Fact]
    public async Task Requests_beyond_what_the_process_takes_on_are_told_to_come_again_while_health_answers()
    {
        await using var edge = await EdgeHost.Start(settings: [("Villages:Limits:AtOnce", "1"), ("Villages:Limits:Waiting", "0")]);
        var silence = new TaskCompletionSource<Outcome<Receipt>>();
        edge.Grains.On<IVillageGrain>(nameof(IVillageGrain.Record), (_, _) => silence.Task);
        using var client = edge.County();
        var held = client.Post(Readings, Content(Good));
        await Eventually.Holds("the first request is under way", () => edge.Grains.Calls.Any(call => call.Method == nameof(IVillageGrain.Record)));
        await client.GetAsync("/api/v1/areas/141129").Problem(503, "http.busy");
        using var refused = await client.GetAsync("/api/v1/areas/141129");
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.Equal(HttpStatusCode.OK, (await edge.Anonymous().GetAsync("/healthz/live")).StatusCode);

        silence.SetException(new TimeoutException());
        await held.Problem(503, "journal.unavailable");
        await client.GetAsync("/api/v1/areas/141129").Json();
    }

    private static StringContent Content(string json) => new(json, Encoding.UTF8, "application/json");
}
