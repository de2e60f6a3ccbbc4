using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Publications;
using Villages.Grains;
using Villages.Grains.Boards;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Boards;

/// <summary>Boards (公示栏), open to everybody.</summary>
internal static class BoardEndpoints
{
    public static void MapBoards(this RouteGroupBuilder api)
    {
        var boards = api.MapGroup("/boards").WithTags(Tags.Boards);
        boards.MapGet("", List).For(Operation.ReadBoards).AllowAnonymous()
            .WithName("listNotices").WithSummary("公示栏：本县或其下一地的公示 Notices of a county or an area in it, newest first").Produces<NumberedPage<NoticeLineResource>>();
        boards.MapGet("/{id}", Read).For(Operation.ReadBoards).AllowAnonymous()
            .WithName("getNotice").WithSummary("公示内容 A notice with its items").Produces<NoticeResource>().Produces(304);
    }

    private static async Task<IResult> List(
        HttpContext http, KnownAreas known, BoardKinds kinds, IGrainFactory grains, [FromQuery] AreaCode area, [FromQuery] string? kind, [FromQuery] bool? open,
        [FromQuery] int? page, [FromQuery] int? pageSize)
    {
        if (area.County is not { } county || known.Find(area) is null)
        {
            return EdgeProblems.UnknownArea(area.Value);
        }

        var (number, size, language) = (Paging.Number(page), Paging.Size(pageSize), Language.Asked(http.Request));
        var found = await grains.Board(county).Publications(new BoardQuery(area, kind, open, number, size));
        return Results.Json(
            new NumberedPage<NoticeLineResource>([.. found.Items.Select(note => NoticeLineResource.Of(note, kinds, known, language))], number, size, found.Total), ApiJson.Options);
    }

    private static async Task<IResult> Read(PublicationId id, Caller caller, HttpContext http, KnownAreas known, KnownNotices notices, BoardKinds kinds, ShownNames shown)
    {
        if (await notices.Find(id) is not { } view)
        {
            return EdgeProblems.UnknownNotice(id.ToString());
        }

        var language = Language.Asked(http.Request);
        var names = await shown.Of(view);
        var notice = NoticeResource.Of(view, names, kinds.Find(id.Kind), known, area => InCharge(caller, area), language);
        var reader = view.Items.Any(item => InCharge(caller, item.Item.Area)) ? caller.Area.Value : "public";
        return Versioned.Of(view.Version, notice, $"{language}-{reader}-{Versioned.Digest($"{known.Today:yyyyMMdd}/{string.Join('/', notice.Items.Select(item => item.Name))}")}");
    }

    /// <summary>Whoever acts within the area of a notice sees the own part of its cycle, but of the notice no more than the public does beyond the own area.</summary>
    private static bool InCharge(Caller caller, AreaCode area) => caller.Reaches(area) && caller.May(Operation.ReadResults, area);
}
