using System.Net;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Auth;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Path = $"/api/v1/areas/{SmallRegister.County}";

    private EdgeHost _edge = null!;

    public async ValueTask InitializeAsync() => _edge = await EdgeHost.Start();

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    public static TheoryData<string> Forgeries { get; } =
    [
        "none", "no kid", "other kid", "other key", "hs512", "rs256 under our kid", "other issuer", "other audience", "expired", "not yet", "no expiry",
        "no sub", "sub of the house", "no role", "unknown role", "two roles", "no area", "malformed area", "1 MB", "not a token", "cut",
    ];

    [Theory, MemberData(nameof(Forgeries))]
    public async Task A_forged_or_spoiled_token_is_refused(string forgery)
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bearer {Forge(forgery)}");
        var problem = await client.GetAsync(Path).Problem(401, "access.unauthenticated");
        Assert.DoesNotContain("Exception", problem.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_genuine_token_is_taken()
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Forge("genuine"));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
    }

    [Fact]
    public async Task Without_a_token_the_answer_names_the_scheme()
    {
        using var client = _edge.Anonymous();
        var response = await client.GetAsync(Path);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_token_ends_when_its_time_is_over()
    {
        using var client = _edge.County();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Path)).StatusCode);
        _edge.Clock.Advance(TimeSpan.FromHours(2));
        await client.GetAsync(Path).Problem(401, "access.unauthenticated");
    }

    private string Forge(string forgery)
    {
        _edge.Token(Roles.Member);
        var key = new SymmetricSecurityKey(File.ReadAllBytes(System.IO.Path.Combine(_edge.Data, "development-signing.key")));
        key.KeyId = Convert.ToHexStringLower(SHA256.HashData(key.Key).AsSpan(0, 8));
        var now = _edge.Clock.GetUtcNow().UtcDateTime;
        var claims = new List<Claim> { new("sub", "tester"), new("role", Roles.CountyOrganisation), new("area", SmallRegister.County) };
        var token = new SecurityTokenDescriptor
        {
            Issuer = "urn:villages:development",
            Audience = "villages",
            IssuedAt = now,
            NotBefore = now,
            Expires = now.AddHours(1),
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256),
        };
        switch (forgery)
        {
            case "none": token.SigningCredentials = null; break;
            case "no kid": token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key.Key), SecurityAlgorithms.HmacSha256); break;
            case "other kid": token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(key.Key) { KeyId = "other" }, SecurityAlgorithms.HmacSha256); break;
            case "other key": token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey(new byte[32]) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha256); break;
            case "hs512": token.SigningCredentials = new SigningCredentials(new SymmetricSecurityKey([.. key.Key, .. key.Key]) { KeyId = key.KeyId }, SecurityAlgorithms.HmacSha512); break;
            case "rs256 under our kid": token.SigningCredentials = new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = key.KeyId }, SecurityAlgorithms.RsaSha256); break;
            case "other issuer": token.Issuer = "urn:somebody"; break;
            case "other audience": token.Audience = "somebody"; break;
            case "expired": (token.IssuedAt, token.NotBefore, token.Expires) = (now.AddHours(-2), now.AddHours(-2), now.AddMinutes(-1)); break;
            case "not yet": (token.NotBefore, token.Expires) = (now.AddHours(1), now.AddHours(2)); break;
            case "no expiry": token.Expires = null; break;
            case "no sub": claims.RemoveAll(c => c.Type == "sub"); break;
            case "sub of the house": claims[0] = new("sub", "System:cycle"); break;
            case "no role": claims.RemoveAll(c => c.Type == "role"); break;
            case "unknown role": claims[1] = new("role", "emperor"); break;
            case "two roles": claims.Add(new("role", Roles.SystemAdmin)); break;
            case "no area": claims.RemoveAll(c => c.Type == "area"); break;
            case "malformed area": claims[2] = new("area", "14112"); break;
            case "1 MB": claims.Add(new("padding", new string('x', 1024 * 1024))); break;
            default: break;
        }

        token.Subject = new ClaimsIdentity(claims);
        var text = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(token);
        return forgery switch { "not a token" => "abc", "cut" => text[..^4], _ => text };
    }
}
