using Orleans.Concurrency;
using Villages.Domain;

namespace Villages.Grains.Areas;

/// <summary>What areas and the follower of the feed tell each other. Key: that of <see cref="IAreaGrain"/>.</summary>
[Alias("areas.area-parts")]
internal interface IAreaParts : IGrainWithStringKey
{
    /// <summary>Children that moved, seen in the feed up to a position; none named means all of them.</summary>
    /// <param name="after">Position of the news before these: whoever has not seen them knows that some were lost.</param>
    [OneWay, AlwaysInterleave, Alias("moved")]
    Task Moved(IReadOnlyList<MovedChild> children, long position, long after);

    [AlwaysInterleave, Alias("part")]
    Task<AreaPart> Part();
}

/// <param name="Reaches">What an answer must reach: the number of a village's stream, the version of a larger area.</param>
[GenerateSerializer, Immutable, Alias("areas.moved-child")]
internal readonly record struct MovedChild([property: Id(0)] AreaCode Code, [property: Id(1)] long Reaches);

/// <param name="On">Day up to which facts that turn by date alone are in the totals.</param>
[GenerateSerializer, Immutable, Alias("areas.area-part")]
internal sealed record AreaPart([property: Id(0)] AreaView View, [property: Id(1)] DateOnly On);
