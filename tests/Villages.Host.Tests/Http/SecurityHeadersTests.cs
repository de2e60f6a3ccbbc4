using Microsoft.Extensions.DependencyInjection;
using Villages.Grains.Areas;
using Villages.Host.Tests.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Http;

/// <summary>Every kind of answer says how browsers and caches have to treat it.</summary>
public sealed class SecurityHeadersTests
{
    private const string Area = $"/api/v1/areas/{SmallRegister.County}";
    private const string Village = $"/api/v1/villages/{SmallRegister.Village}";
    private const string Strict = "default-src 'none'; frame-ancestors 'none'";

    public static TheoryData<string, int, string?> Answers { get; } = new()
    {
        { Area, 200, "private, no-cache" },
        { Village, 200, "private, no-cache" },
        { $"{Village}, from the door", 200, "private, no-cache" },
        { $"{Village}, from the door, held", 304, "private, no-cache" },
        { $"{Area}, held", 304, "private, no-cache" },
        { "/api/v1/changes", 200, "no-store" },
        { "/api/v1/live", 200, "no-store" },
        { "/api/v1/live?after=2.4096", 410, "no-store" },
        { $"{Area}, without a token", 401, "no-store" },
        { "/api/v1/changes, of a grid worker", 403, "no-store" },
        { "/api/v1/nothing", 404, "no-store" },
        { "/nothing", 404, "no-store" },
        { $"{Area}?depht=2", 400, "no-store" },
        { $"{Area}, deleted", 405, "no-store" },
        { $"{Area}, that fails", 500, "no-store" },
        { $"{Area}, that is away", 503, "no-store" },
        { "/openapi/v1.json", 200, null },
        { "/docs/", 200, null },
        { "/healthz/live", 200, null },
        { "/healthz/ready", 200, null },
    };

    [Theory, MemberData(nameof(Answers))]
    public async Task An_answer_carries_its_headers(string asked, int status, string? cached)
    {
        await using var edge = await Start();
        foreach (var scheme in new[] { "http", "https" })
        {
            using var answer = await Ask(edge, asked, scheme);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("nosniff", One(answer, "X-Content-Type-Options"));
            Assert.Equal("DENY", One(answer, "X-Frame-Options"));
            Assert.Equal("no-referrer", One(answer, "Referrer-Policy"));
            Assert.Equal("same-origin", One(answer, "Cross-Origin-Opener-Policy"));
            Assert.Equal("same-origin", One(answer, "Cross-Origin-Resource-Policy"));
            Assert.Contains("camera=()", One(answer, "Permissions-Policy"), StringComparison.Ordinal);
            Assert.Equal(scheme == "https" ? "max-age=31536000" : null, One(answer, "Strict-Transport-Security"));
            var policy = One(answer, "Content-Security-Policy")!;
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal(asked == "/docs/", policy != Strict);
            Assert.DoesNotContain("public", answer.Headers.CacheControl?.ToString() ?? "", StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
            if (cached is not null)
            {
                Assert.All(cached.Split(", "), part => Assert.Contains(part, answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal));
            }
        }
    }

    private static async Task<EdgeHost> Start()
    {
        var beside = new VillageBeside();
        var edge = await EdgeHost.Start("Development", services => services.AddSingleton<ILiveVillages>(beside));
        edge.Grains.Feed(3);
        edge.Grains.On<IVillageGrain, VillageView>("Read", VillageBeside.View(7));
        beside.Put(SmallRegister.Village, VillageBeside.View(7));
        return edge;
    }

    private static async Task<HttpResponseMessage> Ask(EdgeHost edge, string asked, string scheme)
    {
        if (asked.EndsWith("fails", StringComparison.Ordinal) || asked.EndsWith("away", StringComparison.Ordinal))
        {
            edge.Grains.On<IAreaGrain>("Read", (_, _) => throw (asked.EndsWith("fails", StringComparison.Ordinal) ? new InvalidOperationException() : new TimeoutException()));
        }

        using var client = asked.EndsWith("without a token", StringComparison.Ordinal) ? edge.Anonymous()
            : asked.EndsWith("grid worker", StringComparison.Ordinal) ? edge.As("grid-worker") : edge.County();
        client.BaseAddress = new Uri($"{scheme}://localhost");
        var path = asked.Split(',')[0];
        if (asked.Contains("from the door", StringComparison.Ordinal))
        {
            using var before = await client.GetAsync(path);
        }

        using var request = new HttpRequestMessage(asked.EndsWith("deleted", StringComparison.Ordinal) ? HttpMethod.Delete : HttpMethod.Get, path);
        if (asked.EndsWith("held", StringComparison.Ordinal))
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private static string? One(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? values.Single() : null;
}
