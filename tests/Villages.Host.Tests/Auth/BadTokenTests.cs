using System.Net;
using System.Net.Http.Headers;
using Villages.Domain;
using Villages.Domain.VillageLife;
using Villages.Grains.Areas;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Auth;

/// <summary>Every bad token at a host that trusts an issuer: 401 with the same problem, and no grain hears of it.</summary>
public sealed class BadTokenTests(TrustingHost host) : IClassFixture<TrustingHost>
{
    private const string Path = $"/api/v1/villages/{SmallRegister.Village}";

    private readonly EdgeHost _edge = host.Edge;
    private readonly LocalIssuer _issuer = host.Issuer;

    private Forgeries Forged => new(_issuer.Token(Key, _edge.Clock), Key, _edge.Clock);

    private static IssuerKey Key => TrustingHost.Key;

    public static TheoryData<string> Names { get; } =
        [.. new Forgeries(RawToken.Of("http://127.0.0.1", Key, TimeProvider.System), Key, TimeProvider.System).All().Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_bad_token_is_refused_and_reaches_no_grain(string forgery)
    {
        await Refused($"Bearer {Forged.All()[forgery]()}");
        Assert.InRange(_issuer.Asked, 0, 1);
    }

    [Fact]
    public async Task A_genuine_token_reaches_the_grain()
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _issuer.Token(Key, _edge.Clock).Text());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
        Assert.NotEmpty(_edge.Grains.Calls);
        _edge.Grains.Calls.Clear();
    }

    [Fact]
    public async Task The_longest_token_that_is_read_is_taken()
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", Forged.Longish());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
        _edge.Grains.Calls.Clear();
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Basic dGVzdGVyOnRlc3Rlcg==")]
    [InlineData("Basic {0}")]
    [InlineData("DPoP {0}")]
    [InlineData("Digest username=\"tester\"")]
    [InlineData("{0}")]
    [InlineData("Bearer {0} {0}")]
    [InlineData("Bearer {0},Bearer {0}")]
    [InlineData("Bearer \"{0}\"")]
    public Task Another_scheme_or_more_than_one_token_is_refused(string header) =>
        Refused(header.Replace("{0}", _issuer.Token(Key, _edge.Clock).Text(), StringComparison.Ordinal));

    [Fact]
    public async Task Two_headers_are_refused_even_when_both_are_good()
    {
        var good = $"Bearer {_issuer.Token(Key, _edge.Clock).Text()}";
        await Refused(good, good);
        await Refused(good, "Basic dGVzdGVyOnRlc3Rlcg==");
        await Refused("Basic dGVzdGVyOnRlc3Rlcg==", good);
    }

    [Fact]
    public async Task A_token_anywhere_but_in_its_header_is_none()
    {
        using var client = _edge.Anonymous();
        var token = _issuer.Token(Key, _edge.Clock).Text();
        await client.GetAsync($"{Path}?access_token={token}").Problem(401, "access.unauthenticated");
        client.DefaultRequestHeaders.Add("Cookie", $"access_token={token}; Authorization=Bearer {token}");
        client.DefaultRequestHeaders.Add("X-Access-Token", token);
        await client.GetAsync(Path).Problem(401, "access.unauthenticated");
        Assert.Empty(_edge.Grains.Calls);
    }

    private async Task Refused(params string[] headers)
    {
        using var client = _edge.Anonymous();
        using var reading = Request(HttpMethod.Get, Path, headers);
        await client.SendAsync(reading).Problem(401, "access.unauthenticated");
        using var writing = Request(HttpMethod.Post, "/api/v1/readings", headers);
        writing.Headers.Add("Idempotency-Key", "k");
        writing.Content = new StringContent("{}", new MediaTypeHeaderValue("application/json"));
        await client.SendAsync(writing).Problem(401, "access.unauthenticated");
        Assert.Empty(_edge.Grains.Calls);
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        Assert.True(request.Headers.TryAddWithoutValidation("Authorization", headers));
        return request;
    }
}

/// <summary>One host with its issuer for all tokens: they leave nothing behind.</summary>
public sealed class TrustingHost : IAsyncLifetime
{
    internal static readonly IssuerKey Key = IssuerKey.Rsa("2026-05");

    public EdgeHost Edge { get; private set; } = null!;

    internal LocalIssuer Issuer { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Issuer = await LocalIssuer.Start(keys: Key);
        Edge = await EdgeHost.Start("Production", settings: Issuer.Trusted());
        var village = AreaCode.Parse(SmallRegister.Village);
        Edge.Grains.On<IVillageGrain>("Read", (_, _) => Task.FromResult(new VillageView
        {
            Code = village, Name = "", Kind = village.Kind, Version = 1, Summary = new VillageSummary(village), Posts = [], Readings = [], Grids = [], Centres = [],
        }));
    }

    public async ValueTask DisposeAsync()
    {
        await Edge.DisposeAsync();
        await Issuer.DisposeAsync();
    }
}
