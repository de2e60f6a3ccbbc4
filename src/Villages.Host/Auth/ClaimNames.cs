using System.Collections.Frozen;

namespace Villages.Host.Auth;

/// <summary>Section <c>Villages:Auth:Claims</c>: under which names a provider tells who asks. Each is a claim of the token itself; what lies inside another claim is not found.</summary>
public sealed record ClaimNames
{
    public static ClaimNames Default { get; } = new();

    // Other statements of the token, of which none says who asks.
    private static readonly FrozenSet<string> Taken = FrozenSet.Create(StringComparer.Ordinal, "iss", "aud", "exp", "nbf", "iat", "jti", "azp", "nonce", "auth_time");

    /// <summary>A stable, unique name that is never given to another person.</summary>
    public string Subject { get; init; } = "sub";

    public string Role { get; init; } = "role";

    public string Area { get; init; } = "area";

    /// <summary>What the token is for; see the access table.</summary>
    public string Purpose { get; init; } = "purpose";

    /// <summary>Null when they can be used.</summary>
    internal string? Fault()
    {
        string[] names = [Subject, Role, Area, Purpose];
        return names.Any(name => string.IsNullOrEmpty(name) || name.Length > 200 || name.AsSpan().ContainsAnyExceptInRange('!', '~'))
                ? "Villages:Auth:Claims:Subject, Role, Area and Purpose must be names of claims: 1 to 200 visible ASCII characters."
            : names.FirstOrDefault(Taken.Contains) is { } taken ? $"Villages:Auth:Claims names '{taken}', which says something else in every token."
            : names.Distinct(StringComparer.Ordinal).Count() < names.Length ? "Villages:Auth:Claims:Subject, Role, Area and Purpose must be four different claims."
            : null;
    }
}
