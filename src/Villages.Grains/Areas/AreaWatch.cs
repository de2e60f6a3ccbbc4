using Villages.Domain;

namespace Villages.Grains.Areas;

/// <summary>One activation's share of the news. Until it has looked at all children once it is owed everything.</summary>
internal sealed class AreaWatch(AreaCode area, IAreaParts grain)
{
    private const long Everything = long.MaxValue;
    private const long Nothing = -1;

    private long _owed = Everything;

    public AreaCode Area { get; } = area;

    public IAreaParts Grain { get; } = grain;

    /// <summary>Position at which a child of the area moved last, whether the area was reached by the news or not. Ask for <see cref="AreaFollower.Position"/> first.</summary>
    public long Owed
    {
        get => Volatile.Read(ref _owed);
        set => Volatile.Write(ref _owed, value);
    }

    public bool IsOwedEverything => Owed == Everything;

    /// <summary>The area looked at all its children after the watch began. News that came meanwhile stay.</summary>
    public void Looked() => Interlocked.CompareExchange(ref _owed, Nothing, Everything);
}
