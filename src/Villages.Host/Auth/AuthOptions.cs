using Microsoft.Extensions.Options;

namespace Villages.Host.Auth;

/// <summary>Section <c>Villages:Auth</c>: who signs the tokens. With neither authority nor key, a development key is made in the data folder, in Development only.</summary>
public sealed class AuthOptions
{
    public const string Section = "Villages:Auth";

    /// <summary>Issuer of an OpenID Connect provider, whose keys are fetched and rotated.</summary>
    public string? Authority { get; set; }

    /// <summary>A shared HS256 key in base64, at least 32 bytes, where there is no provider.</summary>
    public string? Key { get; set; }

    /// <summary>Expected <c>iss</c> with a configured key; an authority names its own.</summary>
    public string Issuer { get; set; } = "urn:villages";

    public string Audience { get; set; } = "villages";

    /// <summary>False only for a provider on a closed network without certificates.</summary>
    public bool RequireHttpsMetadata { get; set; } = true;

    /// <summary>What the provider calls the claims that say who asks.</summary>
    public ClaimNames Claims { get; set; } = new();

    internal bool IsConfigured => Authority is { Length: > 0 } || Key is { Length: > 0 };
}

internal sealed class AuthOptionsValidator(IHostEnvironment environment) : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        if (!options.IsConfigured && !environment.IsDevelopment())
        {
            return ValidateOptionsResult.Fail(
                "Outside Development tokens need a signer: set Villages:Auth:Authority to the issuer of your OpenID Connect provider, "
                + "or Villages:Auth:Key to a base64 key of at least 32 bytes. The development key is refused here.");
        }

        if (options is { Authority.Length: > 0, Key.Length: > 0 })
        {
            return ValidateOptionsResult.Fail("Set Villages:Auth:Authority or Villages:Auth:Key, not both.");
        }

        if (options.Key is { Length: > 0 } key && !IsKey(key))
        {
            return ValidateOptionsResult.Fail("Villages:Auth:Key must be base64 of at least 32 bytes.");
        }

        if (string.IsNullOrWhiteSpace(options.Audience) || string.IsNullOrWhiteSpace(options.Issuer))
        {
            return ValidateOptionsResult.Fail("Villages:Auth:Audience and Villages:Auth:Issuer must not be empty: a token that is not meant for this system would be as good as one that is.");
        }

        return (AuthorityFault(options) ?? options.Claims.Fault()) is { } fault ? ValidateOptionsResult.Fail(fault) : ValidateOptionsResult.Success;
    }

    private static string? AuthorityFault(AuthOptions options) =>
        options.Authority is not { Length: > 0 } authority ? null
        : !Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http") || address.Query.Length > 0 || address.Fragment.Length > 0
            ? $"Villages:Auth:Authority must be the address of an OpenID Connect issuer, such as https://login.example.cn/realms/villages; '{authority}' is none."
        : address.Scheme == "http" && options.RequireHttpsMetadata
            ? "Villages:Auth:Authority must be https: whoever can change what http carries chooses the keys. On a closed network set Villages:Auth:RequireHttpsMetadata=false."
        : null;

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written >= 32;
    }
}
