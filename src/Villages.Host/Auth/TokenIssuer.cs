using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Villages.Domain;
using Villages.Host.Hosting;

namespace Villages.Host.Auth;

/// <summary>Prints development tokens. Refuses wherever the development key does not sign.</summary>
public sealed class TokenIssuer(IOptions<AuthOptions> options, IHostEnvironment environment, DataFolder data, TimeProvider clock)
{
    /// <param name="purposes">What it is good for; null for everything, which a role that must name purposes gets as a list of all of them.</param>
    /// <exception cref="InvalidOperationException">Not in Development, or an authority or a configured key signs.</exception>
    /// <exception cref="ArgumentException">The role is not one of <see cref="Roles.All"/>, or the subject is empty.</exception>
    public string Issue(string subject, string role, AreaCode area, TimeSpan lifetime, IReadOnlyCollection<string>? purposes = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(subject);
        if (!Roles.All.Contains(role))
        {
            throw new ArgumentException($"'{role}' is not a role. Roles: {string.Join(' ', Roles.All)}.", nameof(role));
        }

        if (!environment.IsDevelopment() || options.Value.IsConfigured)
        {
            throw new InvalidOperationException(
                $"Development tokens are issued in Development without Villages:Auth only; this is {environment.EnvironmentName}. Ask your identity provider for a token.");
        }

        var names = options.Value.Claims;
        Claim[] bound = (purposes ?? (AccessTable.Default.IsBound(role) ? AccessTable.Default.PurposesOf(role) : null)) is { } named
            ? [new(names.Purpose, string.Join(' ', named))]
            : [];
        var key = SigningKey.Of(options.Value, environment, data)!;
        var now = clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = key.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + lifetime,
            Subject = new ClaimsIdentity([new(names.Subject, subject), new(names.Role, role), new(names.Area, area.Value), .. bound]),
            SigningCredentials = new SigningCredentials(key.Key, SecurityAlgorithms.HmacSha256),
        });
    }
}
