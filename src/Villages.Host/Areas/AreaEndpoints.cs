using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains;
using Villages.Grains.Areas;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.Areas;

internal static class AreaEndpoints
{
    public static void MapAreas(this RouteGroupBuilder api)
    {
        var areas = api.MapGroup("/areas/{code}").WithTags(Tags.Areas);
        areas.MapGet("", Read).For(LiveReads.Needs, Subject.OfArea)
            .WithName("getArea").WithSummary("区划与汇总 An area and its sums").Produces<AreaResource>().Produces(304);
        areas.MapGet("/children", Children).For(Operation.ReadPublic, Subject.OfArea)
            .WithName("listChildren").WithSummary("下级区划 Areas one level down").Produces<TokenPage<AreaLineResource>>().Produces(304);
        api.MapGet("/villages/{code}", Village).For(LiveReads.Needs, Subject.OfArea with { Unknown = EdgeProblems.UnknownVillage })
            .WithTags(Tags.Areas).WithName("getVillage").WithSummary("村（社区） A village or community").Produces<VillageResource>().Produces(304);
    }

    private static async Task<IResult> Read(AreaCode code, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        var row = known.Area(caller, code);
        var (version, totals) = code.Kind switch
        {
            AreaKind.Village or AreaKind.Community => await OfVillage(grains, row),
            AreaKind.Township => Totals(await grains.Area(code.County!.Value).ReadTownship(code)),
            _ => Totals(await grains.Area(code).Read()),
        };
        return Versioned.Of(version, new AreaResource(code, row.Name, code.Kind, known.Ancestors(code), version, totals), known.Variant(code));
    }

    private static async Task<IResult> Children(
        AreaCode code, Caller caller, KnownAreas known, IGrainFactory grains, [FromQuery] int? pageSize, [FromQuery] string? pageToken)
    {
        known.Area(caller, code);
        if (code.IsVillageLevel)
        {
            return EdgeProblems.WrongLevel(code.Value);
        }

        var size = Paging.Size(pageSize);
        if (pageToken is not null && !AreaCode.TryParse(pageToken, null, out _))
        {
            return EdgeProblems.InvalidParameter("pageToken", new("翻页标记无效。", "Not a token of this list."));
        }

        var rows = known.Tree.Children(code, known.Today).Where(row => pageToken is null || string.CompareOrdinal(row.Code.Value, pageToken) > 0).Take(size + 1).ToArray();
        var page = rows.Take(size).ToArray();
        var (version, lines) = await ChildLines.Of(grains, code, page);
        return Versioned.Of(version, new TokenPage<AreaLineResource>(lines, rows.Length > size ? page[^1].Code.Value : null), Versioned.Digest($"{size}-{pageToken}"));
    }

    private static async Task<IResult> Village(AreaCode code, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        var row = known.Village(caller, code);
        var view = await grains.GetGrain<IVillageGrain>(row.Stream.Text).Read();
        return Versioned.Of(view.Version, VillageResource.Of(view, row.Name, known.Ancestors(code)), known.Variant(code));
    }

    private static async Task<(long Version, TotalsResource Totals)> OfVillage(IGrainFactory grains, AreaRow row)
    {
        var numbered = await grains.GetGrain<IVillageGrain>(row.Stream.Text).Summarise();
        return (numbered.Number, TotalsResource.Of(Domain.VillageLife.AreaTotals.Of(numbered.Summary)));
    }

    private static (long Version, TotalsResource Totals) Totals(AreaView? view) =>
        (view?.Version ?? 0, TotalsResource.Of(view?.Totals ?? Domain.VillageLife.AreaTotals.Zero));
}
