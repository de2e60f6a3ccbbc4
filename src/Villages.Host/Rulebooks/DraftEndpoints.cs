using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Comparison;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains;
using Villages.Grains.Rulebooks;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Rulebooks;

/// <summary>Drafts of a county's rules. Until one goes round, only those who write drafts see it.</summary>
internal static class DraftEndpoints
{
    public static void MapDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("/rulebooks/drafts").WithTags(Tags.Rulebooks);
        drafts.MapGet("", List).For(Operation.ReadRulebooks)
            .WithName("listDrafts").WithSummary("规则草案 Drafts of a county's rules").Produces<DraftsResource>().Produces(304);
        drafts.MapGet("/{id}", Read).For(Operation.ReadRulebooks)
            .WithName("getDraft").WithSummary("草案全文与问题 A draft with its text and what is wrong with it").Produces<DraftResource>().Produces(304);
        drafts.MapGet("/{id}/comparison", Compare).For(Operation.ReadRulebooks)
            .WithName("compareDraft").WithSummary("草案与现行规则对照 What a draft changes in the version in force, or in the one named").Produces<ComparisonResource>();
        drafts.MapPost("", Write).For(Operation.DraftRulebooks)
            .WithName("writeDraft").WithSummary("起草规则；有错也保存 Writes a draft; kept also with faults").Produces<WriteReceipt>(201);
        drafts.MapPut("/{id}", Rewrite).For(Operation.DraftRulebooks)
            .WithName("rewriteDraft").WithSummary("修改草案，重新起算 A new text; the draft begins anew").Produces<WriteReceipt>();
        drafts.MapPost("/{id}/circulation", Circulate).For(Operation.DraftRulebooks)
            .WithName("circulateDraft").WithSummary("征求意见 Puts a draft before everybody it concerns").Produces<WriteReceipt>();
        drafts.MapPost("/{id}/comments", Comment).For(Operation.CommentOnRulebooks)
            .WithName("commentOnDraft").WithSummary("提出意见 Comments on a draft that goes round").Produces<WriteReceipt>();
        drafts.MapPost("/{id}/adoption", Adopt).For(Operation.AdoptRulebooks)
            .WithName("adoptDraft").WithSummary("通过草案（须另一人） Adopts a draft that went round; another person than its author").Produces<WriteReceipt>();
        drafts.MapPost("/{id}/withdrawal", Withdraw).For(Operation.DraftRulebooks)
            .WithName("withdrawDraft").WithSummary("撤回草案 Withdraws a draft").Produces<WriteReceipt>();
    }

    private static async Task<IResult> List([FromQuery] AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.KeepingCounty(caller, Operation.ReadRulebooks, area);
        var list = await grains.RulebookDrafts(area).List();
        var all = caller.May(Operation.DraftRulebooks, area);
        return Versioned.Of(list.Version, new DraftsResource(list.Version, [.. list.Items.Where(draft => all || IsOut(draft)).Select(DraftResource.Of)]), all ? "all" : "out");
    }

    private static async Task<IResult> Read(string id, [FromQuery] AreaCode area, Caller caller, HttpContext http, KnownAreas known, IGrainFactory grains)
    {
        var language = Language.Asked(http.Request);
        return await Find(id, area, caller, known, grains) is { } view ? Versioned.Of(view.Version, DraftResource.Of(view, language), language) : Unknown(id);
    }

    private static async Task<IResult> Compare(string id, [FromQuery] AreaCode area, [FromQuery] string? with, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        if (await Find(id, area, caller, known, grains) is not { } view)
        {
            return Unknown(id);
        }

        var draft = view.Draft;
        var rulebooks = grains.Rulebooks(area);
        var text = draft.IsOpen ? draft.Json : (await rulebooks.Read(draft.Hash ?? ""))?.Json;
        var other = with is null ? await rulebooks.InForce(draft.Scheme, known.Today) : await rulebooks.Read(with);
        return text is null ? Problem.Of(DraftRefusals.WrongPhase(draft.Phase))
            : other is null ? EdgeProblems.UnknownRulebook(with ?? draft.Scheme)
            : Results.Json(ComparisonResource.Of(other.Hash, draft.Hash ?? draft.Id, RulebookComparison.Of(other.Json, text)), ApiJson.Options);
    }

    private static Task<IResult> Write(Intent intent, DraftWriting body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.County(intent.Caller, body.Area);
        var id = RulebookDraft.IdOf(CommandSender.IdOf(intent));
        return Over(body) is { } problem ? Task.FromResult<IResult>(problem) : sender.Send(
            intent, RulebooksState.StreamOf(body.Area), Command(id, body), grains.RulebookDrafts(body.Area).Write, Receipts.Created($"/api/v1/rulebooks/drafts/{id}?area={body.Area}", id));
    }

    private static Task<IResult> Rewrite(string id, Intent intent, DraftWriting body, KnownAreas known, CommandSender sender, IGrainFactory grains) =>
        Over(body) is { } problem ? Task.FromResult<IResult>(problem) : Known(id, body.Area, intent, known, grains, drafts => sender.Send(
            intent, RulebooksState.StreamOf(body.Area), Command(id, body), drafts.Write, Receipts.Of(id)));

    private static Task<IResult> Circulate(string id, [FromQuery] AreaCode area, Intent intent, DraftCirculation body, KnownAreas known, CommandSender sender, IGrainFactory grains) =>
        Known(id, area, intent, known, grains, drafts => sender.Send(
            intent, RulebooksState.StreamOf(area), new CirculateDraft(id, body.WorkingDays, body.Unsimulated), drafts.Circulate, Receipts.Of(id)));

    private static async Task<IResult> Comment(string id, [FromQuery] AreaCode area, Intent intent, DraftCommenting body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.KeepingCounty(intent.Caller, Operation.CommentOnRulebooks, area);
        return await Find(id, area, intent.Caller, known, grains) is null ? Unknown(id) : await sender.Send(
            intent, RulebooksState.StreamOf(area), new CommentOnDraft(id, body.Text), grains.RulebookDrafts(area).Comment, Receipts.Of(id));
    }

    private static Task<IResult> Adopt(string id, [FromQuery] AreaCode area, Intent intent, DraftAdoption body, KnownAreas known, CommandSender sender, IGrainFactory grains) =>
        Known(id, area, intent, known, grains, drafts => sender.Send(intent, RulebooksState.StreamOf(area), new AdoptDraft(id, body.By), drafts.Adopt, Receipts.Of(id)));

    private static Task<IResult> Withdraw(string id, [FromQuery] AreaCode area, Intent intent, DraftWithdrawal body, KnownAreas known, CommandSender sender, IGrainFactory grains) =>
        Known(id, area, intent, known, grains, drafts => sender.Send(intent, RulebooksState.StreamOf(area), new WithdrawDraft(id, body.Reason), drafts.Withdraw, Receipts.Of(id)));

    /// <summary>Null also of one that the caller does not see yet.</summary>
    internal static async Task<DraftView?> Find(string id, AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.KeepingCounty(caller, Operation.ReadRulebooks, area);
        return RulebookDraft.IsId(id) && await grains.RulebookDrafts(area).Read(id) is { } view && (IsOut(view.Draft) || caller.May(Operation.DraftRulebooks, area)) ? view : null;
    }

    internal static Problem Unknown(string id) => Problem.Of(DraftRefusals.Unknown(PersonalText.Told(id)));

    private static bool IsOut(RulebookDraft draft) => draft.Phase is DraftPhase.Circulated or DraftPhase.Adopted;

    private static async Task<IResult> Known(string id, AreaCode area, Intent intent, KnownAreas known, IGrainFactory grains, Func<IRulebookDrafts, Task<IResult>> act)
    {
        known.County(intent.Caller, area);
        return RulebookDraft.IsId(id) ? await act(grains.RulebookDrafts(area)) : Unknown(id);
    }

    private static WriteDraft Command(string id, DraftWriting body) => new(id, body.Scheme, body.Rulebook.GetRawText(), RulebookEndpoints.TextOf(body.Cases));

    private static Problem? Over(DraftWriting body) =>
        body.Rulebook.ValueKind != JsonValueKind.Object ? EdgeProblems.MalformedJson("$.rulebook", null)
        : Amounts.Over(body.Rulebook, "$.rulebook") ?? (body.Cases is { } all ? Amounts.Over(all, "$.cases") : null);
}

/// <param name="Area">County whose rules they would be.</param>
/// <param name="Rulebook">The rulebook as its schema says; what is wrong with it is told by reading the draft.</param>
/// <param name="Cases">Worked cases that must come out.</param>
public sealed record DraftWriting(AreaCode Area, string Scheme, JsonElement Rulebook, JsonElement? Cases);

/// <param name="WorkingDays">1 to 60.</param>
/// <param name="Unsimulated">Why it was not simulated, where it was not.</param>
public sealed record DraftCirculation(int WorkingDays, string? Unsimulated);

/// <param name="Text">4 to 1000 characters, without ID or phone numbers.</param>
public sealed record DraftCommenting(string Text);

/// <param name="By">Organ that adopts it.</param>
public sealed record DraftAdoption(string By);

/// <param name="Reason">4 to 1000 characters.</param>
public sealed record DraftWithdrawal(string Reason);
