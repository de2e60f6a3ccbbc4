using System.Collections.Concurrent;
using Villages.Domain;

namespace Villages.Grains.Areas;

/// <summary>
/// The villages that live in this process, for readers beside them: what an interleaved read of the grain would be given, without the call. A village that lives on another
/// silo, or was not asked for a while, is not here; ask its grain.
/// </summary>
public interface ILiveVillages
{
    /// <returns>The view of now, the same object for as long as nothing in it changes; null when the grain must be asked.</returns>
    VillageView? Look(StreamKey village);
}

/// <summary>
/// An entry is the activation and no copy of its state. It is made by a read that came as a message and holds for some seconds: an activation that is given up by the directory
/// gets no more messages, and one that is only looked at would be collected as idle. When a silo leaves, all entries go, because some of the activations may have a successor.
/// </summary>
internal sealed class LiveVillages : ILiveVillages, ISiloStatusListener, IDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<StreamKey, Entry> _alive = new();
    private readonly TimeProvider _clock;
    private readonly ISiloStatusOracle? _silos;

    public LiveVillages(TimeProvider clock, ISiloStatusOracle? silos = null)
    {
        (_clock, _silos) = (clock, silos);
        _silos?.SubscribeToSiloStatusEvents(this);
    }

    public VillageView? Look(StreamKey village) =>
        _alive.TryGetValue(village, out var entry) && _clock.GetElapsedTime(entry.Since) < Lease ? entry.Village.Look() : null;

    public void Enter(StreamKey key, VillageGrain village) => _alive[key] = new Entry(village, _clock.GetTimestamp());

    /// <summary>One that ends late does not take its successor with it.</summary>
    public void Leave(StreamKey key, VillageGrain village)
    {
        if (_alive.TryGetValue(key, out var entry) && entry.Village == village)
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

    private sealed record Entry(VillageGrain Village, long Since);
}
