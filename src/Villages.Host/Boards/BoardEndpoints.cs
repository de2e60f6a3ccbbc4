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

    private static async Task<IResult> Read(PublicationId id, Caller caller, HttpContext http, KnownAreas known, BoardKinds kinds, IGrainFactory grains)
    {
        if (await grains.Publication(id).Read() is not { } view)
        {
            return EdgeProblems.UnknownNotice(id.ToString());
        }

        var (kind, language) = (kinds.Find(id.Kind), Language.Asked(http.Request));
        var staff = !caller.IsPublic && caller.May(Operation.ReadResults, id.Area);
        var names = await Task.WhenAll(view.Items.Select(item => NameOf(item.Item, kind, grains)));
        var notice = NoticeResource.Of(view, names, kind, known, staff, language);
        return Versioned.Of(view.Version, notice, $"{language}-{(staff ? "staff" : "public")}-{Versioned.Digest($"{known.Today:yyyyMMdd}/{string.Join('/', names)}")}");
    }

    private static async Task<string?> NameOf(PublicationItem item, BoardKind? kind, IGrainFactory grains) =>
        item.Person is { } person && kind?.Name != NameShown.Hidden ? (await grains.Person(person).Read())?.MaskedName : null;
}
