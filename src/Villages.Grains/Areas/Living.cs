using System.Collections.Concurrent;

namespace Villages.Grains.Areas;

/// <summary>
/// Activations of this process that readers beside them may look at. An entry is the activation and no copy of its state. It is made by a read that came as a message: one that
/// the directory has given up gets no more messages, and one that is only looked at would be collected as idle. Whoever looks in the second half of a lease has a message sent, so that
/// what is looked at all day is never missed. When a silo leaves, all entries go, because some of the
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
    private readonly Action<TKey>? _send;

    /// <param name="lease">How long an entry holds after a message.</param>
    /// <param name="send">Sends the message that renews an entry if it gets to its activation; null where entries are only renewed by reads.</param>
    public Living(TimeSpan lease, TimeProvider clock, ISiloStatusOracle? silos, Action<TKey>? send = null)
    {
        (_lease, _clock, _silos, _send) = (lease, clock, silos, send);
        _silos?.SubscribeToSiloStatusEvents(this);
    }

    /// <returns>Null when the grain must be asked.</returns>
    public TGrain? Find(TKey key)
    {
        if (!_alive.TryGetValue(key, out var entry) || _clock.GetElapsedTime(entry.Since) is var age && age >= _lease)
        {
            return null;
        }

        if (_send is not null && age >= _lease / 2 && entry.Ask())
        {
            _send(key);
        }

        return entry.Grain;
    }

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

    private sealed class Entry(TGrain grain, long since)
    {
        private int _asked;

        public TGrain Grain => grain;

        public long Since => since;

        /// <returns>True for the first who asks.</returns>
        public bool Ask() => _asked == 0 && Interlocked.Exchange(ref _asked, 1) == 0;
    }
}
