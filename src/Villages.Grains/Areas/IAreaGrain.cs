using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.VillageLife;

namespace Villages.Grains.Areas;

/// <summary>
/// A county with its townships as subtotals, or a city, province or the nation: child → summary, answered from memory and never by a fan-out.
/// Key: <c>county/&lt;6&gt;</c>, <c>city/&lt;4&gt;</c>, <c>province/&lt;2&gt;</c>, <c>nation/00</c>.
/// </summary>
[Alias("areas.area-grain")]
public interface IAreaGrain : IGrainWithStringKey
{
    [AlwaysInterleave, Alias("read")]
    Task<AreaView> Read();

    /// <summary>Totals of a township of this county, or null when it has none.</summary>
    [AlwaysInterleave, Alias("read-township")]
    Task<AreaView?> ReadTownship(AreaCode township);

    /// <summary>Lines of the children: villages of a county (of one township when named), counties of a city, and so on.</summary>
    [AlwaysInterleave, Alias("children")]
    Task<AreaChildren> Children(AreaCode? township);
}

[GenerateSerializer, Immutable, Alias("areas.area-view")]
public sealed record AreaView
{
    [Id(0)] public required AreaCode Code { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required AreaKind Kind { get; init; }
    /// <summary>Position in the change feed up to which the totals are complete.</summary>
    [Id(3)] public required long Version { get; init; }
    [Id(4)] public required AreaTotals Totals { get; init; }
    [Id(5)] public AreaCode? Parent { get; init; }
}

[GenerateSerializer, Immutable, Alias("areas.area-children")]
public sealed record AreaChildren([property: Id(0)] long Version, [property: Id(1)] IReadOnlyList<AreaLine> Items);

/// <summary>One child in its parent's list; villages carry their summary, larger areas their totals.</summary>
[GenerateSerializer, Immutable, Alias("areas.area-line")]
public sealed record AreaLine
{
    [Id(0)] public required AreaCode Code { get; init; }
    [Id(1)] public required string Name { get; init; }
    [Id(2)] public required AreaKind Kind { get; init; }
    [Id(3)] public VillageSummary? Summary { get; init; }
    [Id(4)] public AreaTotals? Totals { get; init; }
}
