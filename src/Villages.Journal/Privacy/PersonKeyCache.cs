namespace Villages.Journal.Privacy;

/// <summary>Unwrapped keys in memory: at most two generations, each bounded in number and age, so that an erasure elsewhere is felt here within two lifetimes, a minute.</summary>
internal sealed class PersonKeyCache(TimeProvider time, int capacity = 20_000)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private Dictionary<string, byte[]> _young = new(StringComparer.Ordinal);
    private Dictionary<string, byte[]> _old = new(StringComparer.Ordinal);
    private long _begun = time.GetTimestamp();

    public byte[]? Get(string personId)
    {
        lock (_gate)
        {
            Turn();
            return _young.TryGetValue(personId, out var key) || _old.TryGetValue(personId, out key) ? key : null;
        }
    }

    public void Keep(string personId, byte[] key)
    {
        lock (_gate)
        {
            Turn();
            _young[personId] = key;
        }
    }

    public void Forget(string personId)
    {
        lock (_gate)
        {
            _young.Remove(personId);
            _old.Remove(personId);
        }
    }

    private void Turn()
    {
        var now = time.GetTimestamp();
        var age = time.GetElapsedTime(_begun, now);
        if (_young.Count < capacity && age < Lifetime)
        {
            return;
        }

        // Nobody may have asked for long: a generation ends at its time, not when somebody looks.
        (_old, _young) = (age < 2 * Lifetime ? _young : new(StringComparer.Ordinal), new(StringComparer.Ordinal));
        _begun = age >= Lifetime && age < 2 * Lifetime ? _begun + (long)(Lifetime.TotalSeconds * time.TimestampFrequency) : now;
    }
}
