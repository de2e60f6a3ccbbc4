namespace Villages.Journal.Privacy;

/// <summary>Unwrapped keys in memory: at most two generations, each bounded in number and age, so that an erasure elsewhere is felt here within two lifetimes.</summary>
internal sealed class PersonKeyCache(TimeProvider time, int capacity = 20_000)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

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
        if (_young.Count < capacity && time.GetElapsedTime(_begun) < Lifetime)
        {
            return;
        }

        (_old, _young) = (_young, new Dictionary<string, byte[]>(StringComparer.Ordinal));
        _begun = time.GetTimestamp();
    }
}
