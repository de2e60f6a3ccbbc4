using Villages.Domain;
using Villages.Grains.Access;

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

/// <summary>An entry holds for some seconds, because an activation that has a successor does not see what is written there.</summary>
internal sealed class LiveVillages(TimeProvider clock, IGrainFactory? grains = null, ISiloStatusOracle? silos = null) : ILiveVillages, IDisposable
{
    private static readonly Principal House = Principal.Of("live-villages");

    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(5);

    private readonly Living<StreamKey, VillageGrain> _living = new(
        Lease, clock, silos, grains is null ? null : village => House.During(grains.Grain<IVillageGrain>(village.Text).Stay).Ignore());

    public VillageView? Look(StreamKey village) => _living.Find(village)?.Look();

    public void Enter(StreamKey key, VillageGrain village) => _living.Enter(key, village);

    public void Leave(StreamKey key, VillageGrain village) => _living.Leave(key, village);

    public void Dispose() => _living.Dispose();
}
