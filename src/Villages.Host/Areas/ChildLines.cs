using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Areas;

namespace Villages.Host.Areas;

/// <summary>Lines of a page of children, in the order of the register: numbers come from the area's one grain, names and existence from the register.</summary>
internal static class ChildLines
{
    public static async Task<(long Version, IReadOnlyList<AreaLineResource> Lines)> Of(IGrainFactory grains, AreaCode parent, AreaRow[] page) =>
        parent.Kind switch
        {
            AreaKind.County => await Townships(grains, parent, page),
            AreaKind.Township => Joined(await grains.Area(parent.County!.Value).Children(parent), page),
            _ => Joined(await grains.Area(parent).Children(null), page),
        };

    private static async Task<(long, IReadOnlyList<AreaLineResource>)> Townships(IGrainFactory grains, AreaCode county, AreaRow[] page)
    {
        var grain = grains.Area(county);
        var views = await Task.WhenAll(page.Select(row => grain.ReadTownship(row.Code)));
        var lines = page.Zip(views, (row, view) => new AreaLineResource(row.Code, row.Name, row.Code.Kind, null,
            view is null ? null : TotalsResource.Of(view.Totals))).ToArray();
        return (views.Max(view => view?.Version) ?? 0, lines);
    }

    private static (long, IReadOnlyList<AreaLineResource>) Joined(AreaChildren children, AreaRow[] page)
    {
        var byCode = children.Items.ToDictionary(line => line.Code);
        return (children.Version, [.. page.Select(row => Line(row, byCode.GetValueOrDefault(row.Code)))]);
    }

    private static AreaLineResource Line(AreaRow row, AreaLine? line) => new(
        row.Code, row.Name, row.Code.Kind,
        line?.Summary is { } summary ? VillageSummaryResource.Of(summary) : null,
        line?.Totals is { } totals ? TotalsResource.Of(totals) : null);
}
