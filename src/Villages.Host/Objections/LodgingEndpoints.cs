using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Boards;
using Villages.Host.Http;

namespace Villages.Host.Objections;

/// <summary>What everybody may do about a notice, also without a token: object to an item, follow the objection by its number, appeal.</summary>
internal static class LodgingEndpoints
{
    public static void MapLodging(this RouteGroupBuilder api)
    {
        api.MapPost("/boards/{id}/objections", Lodge).For(Operation.LodgeObjection).AllowAnonymous().WithTags(Tags.Boards)
            .WithName("lodgeObjection").WithSummary("提出异议（无需登录；凭编号查询） Objects to an item; the number answers later").Produces<LodgedResource>(201);
        api.MapGet("/objections/{number}", Read).For(Operation.LodgeObjection).AllowAnonymous().WithTags(Tags.Boards)
            .WithName("getObjection").WithSummary("凭编号查询异议办理情况 Where an objection stands, for whoever knows its number").Produces<ObjectionResource>();
        api.MapPost("/objections/{number}/appeal", Appeal).For(Operation.LodgeObjection).AllowAnonymous().WithTags(Tags.Boards)
            .WithName("appealObjection").WithSummary("申请复核（一次） Appeals against the ruling, once").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Lodge(PublicationId id, Intent intent, ObjectionLodging body, ObjectionRates rates, KnownNotices notices, CommandSender sender, IGrainFactory grains)
    {
        if (rates.Refuses(intent) is { } refused)
        {
            return refused;
        }

        if (await notices.Find(id) is not { } view)
        {
            return EdgeProblems.UnknownNotice(id.ToString());
        }

        if (body.Item < 1 || body.Item > view.Items.Length)
        {
            return Problem.Of(LodgingRefusals.UnknownItem());
        }

        var number = ObjectionId.Of(id.Area, CommandSender.IdOf(intent));
        var command = new LodgeObjection(number, view.Items[body.Item - 1].Item.Key, body.Grounds, intent.Caller.IsPublic ? null : intent.Caller.Subject);
        return await sender.Send(
            intent, id.Stream, command, grains.Publication(id).Lodge,
            receipt => Results.Created($"/api/v1/objections/{number}", new LodgedResource(number, receipt.Command.ToString(), receipt.RecordedAt)));
    }

    private static async Task<IResult> Read(ObjectionId number, HttpContext http, KnownObjections known, KnownNotices notices)
    {
        http.Response.Headers.CacheControl = "no-store";
        return await known.Find(number) is { } view
            ? Results.Json(ObjectionResource.Of(view, await notices.NumberOf(view.Item, view.Note.Publication), known.Today), ApiJson.Options)
            : EdgeProblems.UnknownObjection(number.Value);
    }

    private static async Task<IResult> Appeal(ObjectionId number, Intent intent, ObjectionAppeal body, ObjectionRates rates, CommandSender sender, IGrainFactory grains, KnownObjections known) =>
        rates.Refuses(intent) is { } refused ? refused
        : await known.Find(number) is null ? EdgeProblems.UnknownObjection(number.Value)
        : await sender.Send(intent, number.Stream, new AppealObjection(body.Grounds), grains.Objection(number).Appeal, Receipts.Done);
}

/// <summary>Objections as their grains tell them.</summary>
internal sealed class KnownObjections(KnownAreas areas, IGrainFactory grains)
{
    public DateOnly Today => areas.Today;

    /// <summary>Null of a number that never was given; also for a moment after it was.</summary>
    public async Task<ObjectionView?> Find(ObjectionId number) => areas.Tree.Knows(number.County) ? await grains.Objection(number).Read() : null;

    /// <summary>Null also where the caller may not look.</summary>
    public async Task<ObjectionView?> Find(Caller caller, Operation operation, ObjectionId number) =>
        await Find(number) is { } view && caller.May(operation, view.Note.Area) ? view : null;
}

/// <param name="Item">Number of the item in the notice.</param>
/// <param name="Grounds">10 to 1000 characters, without ID or phone numbers.</param>
public sealed record ObjectionLodging(int Item, string Grounds);

/// <param name="Grounds">10 to 1000 characters, without ID or phone numbers.</param>
public sealed record ObjectionAppeal(string Grounds);

/// <param name="Number">What to keep: whoever knows it follows the objection and may appeal.</param>
public sealed record LodgedResource(ObjectionId Number, string CommandId, DateTime RecordedAt);

/// <summary>What the number alone tells.</summary>
/// <param name="Item">Number of the item in the notice; left out when a correction no longer has it.</param>
/// <param name="DueOn">Last day for what comes next; left out once final.</param>
/// <param name="Overdue">Those who decide are late.</param>
/// <param name="Reason">Of the latest ruling.</param>
public sealed record ObjectionResource(
    ObjectionId Number, PublicationId Publication, int? Item, ObjectionPhase Phase, DateOnly LodgedOn, DateOnly? DueOn, bool Overdue, Ruling? Ruling, string? Reason)
{
    internal static ObjectionResource Of(ObjectionView v, int? item, DateOnly today) => new(
        v.Note.Objection, v.Note.Publication, item, v.Note.Phase, v.Note.LodgedOn, v.Note.DueOn, v.Note.Overdue(today), v.Note.Ruling, v.Rulings.LastOrDefault()?.Reason);
}
