using System.Collections.Concurrent;

namespace Villages.Grains.Areas;

/// <summary>
/// Activations of this process that readers beside them may look at. An entry is the activation and no copy of its state. It is made by a read that came as a message: one that
/// the directory has given up gets no more messages, and one that is only looked at would be collected as idle. When a silo leaves, all entries go, because some of the
/// activations may have a successor.
/// </summary>
internal sealed class Living<TKey, TGrain> : ISiloStatusListener, IDisposable
    where TKey : notnull
    where TGrain : class
{
    private readonly ConcurrentDictionary<TKey, Entry> _alive = new();
    private readonly TimeSpan _lease;
    private readonly TimeProvider _clock;
    private readonly ISiloStatusOracle? _silos;

    /// <param name="lease">How long an entry holds after a message.</param>
    public Living(TimeSpan lease, TimeProvider clock, ISiloStatusOracle? silos)
    {
        (_lease, _clock, _silos) = (lease, clock, silos);
        _silos?.SubscribeToSiloStatusEvents(this);
    }

    /// <returns>Null when the grain must be asked.</returns>
    public TGrain? Find(TKey key) => _alive.TryGetValue(key, out var entry) && _clock.GetElapsedTime(entry.Since) < _lease ? entry.Grain : null;

    public void Enter(TKey key, TGrain grain) => _alive[key] = new Entry(grain, _clock.GetTimestamp());

    /// <summary>One that ends late does not take its successor with it.</summary>
    public void Leave(TKey key, TGrain grain)
    {
        if (_alive.TryGetValue(key, out var entry) && entry.Grain == grain)
        {
            _alive.TryRemove(new(key, entry));
        }
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status.IsTerminating())
        {
            _alive.Clear();
        }
    }

    public void Dispose() => _silos?.UnSubscribeFromSiloStatusEvents(this);

    private sealed record Entry(TGrain Grain, long Since);
}
