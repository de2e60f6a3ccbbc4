using System.Collections.Concurrent;
using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Grains;
using Villages.Grains.Journaling;

namespace Villages.Host.Access;

/// <summary>
/// Whether tokens of a subject are still good here: their account is asked, and the answer holds for <see cref="Trust"/>. While accounts do not answer, whoever was good
/// <see cref="Patience"/> ago at the longest still is: an outage of one silo must not stop everybody who had a request there.
/// </summary>
internal sealed class Standings(IGrainFactory grains, TimeProvider clock)
{
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(20);
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private const int Most = 100_000;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<(string Subject, string Role, AreaCode Area), Standing> _known = new();

    /// <returns>Null when the token is good; else why not.</returns>
    /// <exception cref="TruthUnavailableException">The account does not answer, and was not known to be good lately.</exception>
    public async ValueTask<Refusal?> Of(Caller caller)
    {
        var key = (caller.Subject, caller.Role, caller.Area);
        var known = _known.GetValueOrDefault(key);
        if (known is not null && clock.GetElapsedTime(known.Since) < Trust)
        {
            return known.Refusal;
        }

        try
        {
            var asked = clock.GetTimestamp();
            var admitted = grains.Account(AccountId.Of(caller.Subject)).Admit(new TakeRole(caller.Subject, caller.Role, caller.Area));
            var refusal = await (known is null ? admitted : admitted.WaitAsync(Answer, clock));
            Keep(key, new Standing(refusal, asked));
            return refusal;
        }
        catch (Exception silence) when (silence is TimeoutException or OrleansException or TruthUnavailableException && IsPatient(known))
        {
            return known!.Refusal;
        }
    }

    /// <summary>Timestamp of the answer that the last one rests on, or null.</summary>
    public long? AnsweredAt(Caller caller) => _known.GetValueOrDefault((caller.Subject, caller.Role, caller.Area))?.Since;

    private bool IsPatient(Standing? known) => known is not null && clock.GetElapsedTime(known.Since) < Patience;

    private void Keep((string Subject, string Role, AreaCode Area) key, Standing standing)
    {
        if (_known.Count > Most)
        {
            _known.Clear();
        }

        _known[key] = standing;
    }

    private sealed record Standing(Refusal? Refusal, long Since);
}
