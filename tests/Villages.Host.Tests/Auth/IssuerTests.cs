using System.Net;
using Microsoft.Extensions.Options;
using Villages.Host.Auth;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Auth;

/// <summary>A host by configuration on an issuer that is really asked over HTTP.</summary>
public sealed class IssuerTests : IAsyncLifetime
{
    private const string Path = $"/api/v1/areas/{SmallRegister.County}";

    private static readonly IssuerKey Old = IssuerKey.Rsa("old");
    private static readonly IssuerKey Young = IssuerKey.Ec("young");

    private LocalIssuer _issuer = null!;

    public async ValueTask InitializeAsync() => _issuer = await LocalIssuer.Start(keys: Old);

    public ValueTask DisposeAsync() => _issuer.DisposeAsync();

    [Fact]
    public async Task Keys_of_both_kinds_are_taken_and_asked_for_once()
    {
        _issuer.Publish(Old, Young);
        await using var edge = await Trusting();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
            Assert.Equal(HttpStatusCode.OK, await Ask(edge, Young));
        }

        Assert.Equal(1, _issuer.Asked);
    }

    [Fact]
    public async Task A_new_key_counts_with_its_first_token()
    {
        await using var edge = await Trusting();
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        _issuer.Publish(Old, Young);
        edge.Clock.Advance(IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Young));
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        Assert.Equal(2, _issuer.Asked);
    }

    [Fact]
    public async Task Tokens_of_unknown_keys_do_not_hammer_the_issuer()
    {
        await using var edge = await Trusting();
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        edge.Clock.Advance(IssuerKeys.Pause);
        var stranger = IssuerKey.Rsa("stranger");
        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Ask(edge, stranger with { Id = $"stranger-{i}" })));
        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal(2, _issuer.Asked);

        edge.Clock.Advance(IssuerKeys.Pause);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(edge, stranger));
        Assert.Equal(3, _issuer.Asked);
    }

    [Fact]
    public async Task A_withdrawn_key_ends_within_five_minutes()
    {
        await using var edge = await Trusting();
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        _issuer.Publish(Young);
        edge.Clock.Advance(IssuerKeys.Fresh - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        edge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(edge, Old));
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Young));
    }

    [Fact]
    public async Task An_issuer_that_falls_silent_is_trusted_for_an_hour_and_then_nothing_is_said_about_tokens()
    {
        await using var edge = await Trusting();
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        _issuer.IsSilent = true;
        edge.Clock.Advance(IssuerKeys.Kept - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, Old));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(edge, Young));
        edge.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ask(edge, Old));

        _issuer.IsSilent = false;
        edge.Clock.Advance(IssuerKeys.PauseWithout);
        await Eventually.Holds("the issuer is heard again", async () =>
        {
            edge.Clock.Advance(IssuerKeys.PauseWithout);
            return await Ask(edge, Old) == HttpStatusCode.OK;
        });
    }

    [Fact]
    public async Task While_the_issuer_is_away_from_the_start_nobody_is_told_that_a_token_is_bad()
    {
        var port = LocalIssuer.FreePort();
        await using var edge = await EdgeHost.Start("Production", settings: LocalIssuer.Trusted(port));
        var token = RawToken.Of($"http://127.0.0.1:{port}", Old, edge.Clock).Text();
        using var client = edge.Anonymous();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/healthz/live")).StatusCode);
        await client.GetAsync(Path).Problem(401, "access.unauthenticated");
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        await client.GetAsync(Path).Problem(503, "access.issuer-silent");
        using var refused = await client.GetAsync(Path);
        Assert.Equal(IssuerKeys.PauseWithout, refused.Headers.RetryAfter!.Delta);
        Assert.Empty(edge.Grains.Calls);

        await using var issuer = await LocalIssuer.Start(port, Old);
        edge.Clock.Advance(IssuerKeys.PauseWithout);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task A_providers_own_names_of_claims_are_read_and_the_usual_ones_no_longer()
    {
        await using var edge = await EdgeHost.Start("Production", settings: _issuer.Trusted(
            ("Villages:Auth:Claims:Subject", "oid"), ("Villages:Auth:Claims:Role", "https://example.cn/role"), ("Villages:Auth:Claims:Area", "xzqh")));
        var usual = _issuer.Token(Old, edge.Clock);
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(edge, usual));
        Assert.Equal(HttpStatusCode.OK, await Ask(edge, usual.With("oid", "u-1").With("https://example.cn/role", Roles.Township).With("xzqh", SmallRegister.County)));
        Assert.Equal(HttpStatusCode.Unauthorized, await Ask(edge, usual.With("oid", "system:x").With("https://example.cn/role", Roles.Township).With("xzqh", SmallRegister.County)));
    }

    [Theory]
    [InlineData("must be names of claims", "Claims:Role", "")]
    [InlineData("must be names of claims", "Claims:Area", "the area")]
    [InlineData("names 'aud'", "Claims:Role", "aud")]
    [InlineData("four different claims", "Claims:Area", "sub")]
    [InlineData("must be the address", "Authority", "login.example.cn")]
    [InlineData("must be https", "Authority", "http://login.example.cn")]
    [InlineData("must not be empty", "Audience", " ")]
    public async Task A_setting_that_does_not_fit_stops_the_start(string sentence, string key, string value)
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeHost.Start(
            "Production", settings: [.. key == "Authority" ? [] : new (string, string?)[] { ("Villages:Auth:Authority", "https://login.example.cn") }, ($"Villages:Auth:{key}", value)]));
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
    }

    private Task<EdgeHost> Trusting() => EdgeHost.Start("Production", settings: _issuer.Trusted(("Villages:Limits:Burst", "100000")));

    private Task<HttpStatusCode> Ask(EdgeHost edge, IssuerKey key) => Ask(edge, _issuer.Token(key, edge.Clock));

    private static async Task<HttpStatusCode> Ask(EdgeHost edge, RawToken token)
    {
        using var client = edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token.Text());
        using var answer = await client.GetAsync(Path);
        return answer.StatusCode;
    }
}
