using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Villages.Domain;
using Villages.Host.Auth;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Auth;

public sealed class SigningTests
{
    private const string Key = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    [Fact]
    public async Task Production_without_a_signer_does_not_start()
    {
        var refused = await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeHost.Start("Production"));
        Assert.Contains("Villages:Auth:Authority", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_development_token_is_worth_nothing_in_production()
    {
        await using var development = await EdgeHost.Start();
        await using var production = await EdgeHost.Start("Production", ("Villages:Auth:Key", Key));
        using var client = production.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", development.Token(Roles.CountyOrganisation));
        await client.GetAsync($"/api/v1/areas/{SmallRegister.County}").Problem(401, "access.unauthenticated");
    }

    [Fact]
    public async Task Production_issues_no_development_token()
    {
        await using var production = await EdgeHost.Start("Production", ("Villages:Auth:Key", Key));
        var refused = Assert.Throws<InvalidOperationException>(() => production.Token(Roles.CountyOrganisation));
        Assert.Contains("Production", refused.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(production.Data, "development-signing.key")));
    }

    [Fact]
    public async Task The_development_key_is_made_once_and_readable_by_its_owner_only()
    {
        await using var edge = await EdgeHost.Start();
        Assert.Equal(HttpStatusCode.OK, (await edge.County().GetAsync($"/api/v1/areas/{SmallRegister.County}")).StatusCode);
        var path = Path.Combine(edge.Data, "development-signing.key");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        var before = File.ReadAllBytes(path);
        edge.Token(Roles.Member);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Theory]
    [InlineData("AAEC")]
    [InlineData("not base64 at all, but long enough to be a key of many bytes")]
    public async Task A_weak_key_is_refused_at_start(string key) =>
        await Assert.ThrowsAsync<OptionsValidationException>(() => EdgeHost.Start("Production", ("Villages:Auth:Key", key)));

    [Fact]
    public async Task A_token_for_no_role_is_not_issued()
    {
        await using var edge = await EdgeHost.Start();
        var issuer = edge.Services.GetRequiredService<TokenIssuer>();
        Assert.Throws<ArgumentException>(() => issuer.Issue("tester", "emperor", AreaCode.Nation, TimeSpan.FromHours(1)));
    }
}
