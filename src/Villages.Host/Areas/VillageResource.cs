using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Readings;
using Villages.Grains.Areas;

namespace Villages.Host.Areas;

/// <summary>A village or community as its page shows it.</summary>
/// <param name="Version">Number of the village's stream; its ETag.</param>
/// <param name="Posts">Present and past holders.</param>
/// <param name="Readings">Those that count in the latest period.</param>
public sealed record VillageResource(
    AreaCode Code, string Name, AreaKind Kind, IReadOnlyList<AreaName> Ancestors, long Version, VillageSummaryResource Summary,
    IReadOnlyList<PostResource> Posts, IReadOnlyList<ReadingResource> Readings, IReadOnlyList<string> Grids, IReadOnlyList<string> Centres)
{
    internal static VillageResource Of(VillageView view, string name, IReadOnlyList<AreaName> ancestors) => new(
        view.Code, name, view.Kind, ancestors, view.Version, VillageSummaryResource.Of(view.Summary),
        [.. view.Posts.Select(p => new PostResource(p.Position, p.Person, p.From, p.To))],
        [.. view.Readings.Select(r => new ReadingResource(r.Indicator, r.Period, r.Value, r.Source, r.Sequence, r.ObservedOn, r.Evidence))],
        view.Grids, view.Centres);
}

/// <param name="To">Last day; left out while in office.</param>
public sealed record PostResource(Position Position, PersonId Person, DateOnly From, DateOnly? To);

public sealed record ReadingResource(
    string Indicator, Period Period, ReadingValue Value, string Source, long Sequence, DateOnly ObservedOn, string? Evidence);
