using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Villages.Host.Auth;

/// <summary>
/// Name and keys of the configured issuer, as it told them last. The framework's own keeper goes on trusting a withdrawn key for an hour, says "bad token" while the issuer is away and
/// cannot be tried with another clock; this one promises:
/// a new key counts with the first token it signed, or within <see cref="Pause"/> when strangers have just asked for others; a withdrawn one ends within <see cref="Fresh"/>, or
/// within <see cref="Kept"/> while the issuer does not answer; the issuer is asked at most once in a <see cref="Pause"/>, whatever tokens come.
/// </summary>
internal sealed class IssuerKeys(string metadata, IDocumentRetriever documents, TimeProvider clock, ILogger<IssuerKeys> log)
    : IConfigurationManager<OpenIdConnectConfiguration>
{
    /// <summary>Keys older than that are asked for anew before they are used.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(5);

    /// <summary>Keys older than that are not used at all.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);

    /// <summary>The same while there is nothing to go on with.</summary>
    public static readonly TimeSpan PauseWithout = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Told? _told;
    private Task? _asking;
    private long? _asked;
    private volatile bool _silent;

    /// <summary>Returns when everything is known that can be about a key.</summary>
    /// <exception cref="IssuerSilentException">Nothing usable was ever told, or too long ago.</exception>
    public async Task Prepare(string keyId, CancellationToken cancellation)
    {
        var (asking, needed) = Due(keyId);
        if (needed)
        {
            await asking.WaitAsync(cancellation);
        }

        _ = Usable() ?? throw new IssuerSilentException(PauseWithout);
    }

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel) =>
        Task.FromResult((Usable() ?? throw new IssuerSilentException(PauseWithout)).Configuration);

    /// <summary>Nothing: <see cref="Prepare"/> asked for whatever was missing.</summary>
    public void RequestRefresh()
    {
    }

    private Told? Usable() => Volatile.Read(ref _told) is { } told && clock.GetElapsedTime(told.At) < Kept ? told : null;

    /// <returns>The question under way, and whether there is no answer before it.</returns>
    private (Task Asking, bool Needed) Due(string keyId)
    {
        lock (_gate)
        {
            var usable = Usable();
            var known = usable?.Configuration.SigningKeys.Any(key => key.KeyId == keyId) == true;
            if (known && clock.GetElapsedTime(usable!.At) < Fresh)
            {
                return (Task.CompletedTask, false);
            }

            if (_asking is not { IsCompleted: false } && !(_asked is { } at && clock.GetElapsedTime(at) < (usable is null ? PauseWithout : Pause)))
            {
                _asked = clock.GetTimestamp();
                _asking = Task.Run(Ask);
            }

            return (_asking ?? Task.CompletedTask, !(known && _silent));
        }
    }

    private async Task Ask()
    {
        try
        {
            var configuration = await OpenIdConnectConfigurationRetriever.GetAsync(metadata, documents, CancellationToken.None);
            if (string.IsNullOrEmpty(configuration.Issuer) || configuration.SigningKeys.Count == 0)
            {
                throw new InvalidOperationException("It names no issuer or no key.");
            }

            Volatile.Write(ref _told, new Told(configuration, clock.GetTimestamp()));
            _silent = false;
        }
        catch (Exception exception)
        {
            _silent = true;
            log.LogWarning(exception, "The issuer of tokens does not tell its keys at {Address}; those it told before are used for an hour", metadata);
        }
    }

    private sealed record Told(OpenIdConnectConfiguration Configuration, long At);
}

/// <summary>The keys to check a token with are not known: nothing is said about the token.</summary>
internal sealed class IssuerSilentException(TimeSpan retryAfter) : Exception("The issuer of tokens does not answer.")
{
    public TimeSpan RetryAfter => retryAfter;
}
