using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Villages.Host.Tests.Hosting;

internal static class Tokens
{
    /// <summary>What an identity provider with a shared key would issue.</summary>
    public static string SignedWith(string key, TimeProvider clock, string role = Roles.CountyOrganisation, string area = SmallRegister.County)
    {
        var bytes = Convert.FromBase64String(key);
        var now = clock.GetUtcNow().UtcDateTime;
        var signing = new SymmetricSecurityKey(bytes) { KeyId = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8)) };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "urn:villages",
            Audience = "villages",
            NotBefore = now,
            IssuedAt = now,
            Expires = now.AddHours(1),
            Subject = new ClaimsIdentity([new("sub", "tester"), new("role", role), new("area", area)]),
            SigningCredentials = new SigningCredentials(signing, SecurityAlgorithms.HmacSha256),
        });
    }
}
