using Villages.Domain;

namespace Villages.Grains.Areas;

/// <summary>The areas whose grains live in this process, for readers beside them: what an interleaved read of the grain would be given, without the call.</summary>
public interface ILiveAreas
{
    /// <param name="area">A township is looked at through its county.</param>
    /// <returns>The view of now; null when the grain must be asked.</returns>
    AreaView? Look(AreaCode area);
}

/// <summary>An entry holds until the activation ends: every activation of an area follows the feed of its own silo, so even one that has a successor shows what is true.</summary>
internal sealed class LiveAreas(TimeProvider clock, ISiloStatusOracle? silos = null) : ILiveAreas, IDisposable
{
    private readonly Living<AreaCode, AreaGrain> _living = new(TimeSpan.MaxValue, clock, silos);

    public AreaView? Look(AreaCode area) => area.IsVillageLevel ? null
        : _living.Find(area.Kind == AreaKind.Township ? area.County!.Value : area)?.Look(area);

    public void Enter(AreaCode code, AreaGrain area) => _living.Enter(code, area);

    public void Leave(AreaCode code, AreaGrain area) => _living.Leave(code, area);

    public void Dispose() => _living.Dispose();
}
