using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Villages.Grains.Areas;
using Villages.Host.Access;

namespace Villages.Host.Auth;

/// <summary>
/// Callers whose token was validated a moment ago, found by the whole header: a signature that was right 30 s ago is not computed again. No longer than that, so a key or a
/// role that is withdrawn counts within half a minute; never past the token's own end. Empty where no village lives beside the edge.
/// </summary>
internal sealed class ValidatedTokens(TimeProvider clock, ILiveVillages? live = null)
{
    public static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private const int Most = 4_096;
    private const int Longest = 4_096;

    private readonly ConcurrentDictionary<string, Entry> _callers = new(StringComparer.Ordinal);
    private int _kept;

    /// <param name="since">Timestamp from which the trust is counted: when the account was asked, at the latest now.</param>
    public void Keep(StringValues header, Caller caller, long since)
    {
        if (live is null || header is not [{ Length: <= Longest } text])
        {
            return;
        }

        if (Interlocked.Increment(ref _kept) > Most)
        {
            _callers.Clear();
            Interlocked.Exchange(ref _kept, 1);
        }

        _callers[text] = new Entry(caller, since);
    }

    /// <returns>Null when the token has to be validated.</returns>
    public Caller? Find(StringValues header)
    {
        if (header is not [{ } text] || !_callers.TryGetValue(text, out var entry))
        {
            return null;
        }

        if (clock.GetElapsedTime(entry.Since) < Trust && clock.GetUtcNow().UtcDateTime < entry.Caller.ExpiresAt)
        {
            return entry.Caller;
        }

        _callers.TryRemove(new(text, entry));
        return null;
    }

    private sealed record Entry(Caller Caller, long Since);
}
