using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains;
using Villages.Grains.Boards;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Boards;
using Villages.Host.Http;

namespace Villages.Host.Objections;

/// <summary>How an office handles objections: the list with the most urgent first, the whole file, and the steps to a ruling.</summary>
internal static class ObjectionEndpoints
{
    public static void MapObjections(this RouteGroupBuilder api)
    {
        var objections = api.MapGroup("/objections").WithTags(Tags.Boards);
        objections.MapGet("", List).For(Operation.ReadObjections)
            .WithName("listObjections").WithSummary("异议清单，最急的在前 Objections, the most urgent first").Produces<NumberedPage<ObjectionLineResource>>();
        objections.MapGet("/{number}/file", Read).For(Operation.ReadObjections)
            .WithName("getObjectionFile").WithSummary("异议卷宗 Everything written in an objection").Produces<ObjectionFileResource>().Produces(304);
        objections.MapPost("/{number}/acceptance", Accept).For(Operation.HandleObjections)
            .WithName("acceptObjection").WithSummary("受理 Accepts an objection").Produces<WriteReceipt>();
        objections.MapPost("/{number}/findings", Find).For(Operation.HandleObjections)
            .WithName("recordFinding").WithSummary("记录调查情况 Writes down what was found").Produces<WriteReceipt>();
        objections.MapPost("/{number}/ruling", Rule).For(Operation.HandleObjections)
            .WithName("ruleOnObjection").WithSummary("作出结论；成立须列出更正指令 Rules on it; whoever upholds names the commands that corrected the facts").Produces<WriteReceipt>();
    }

    private static async Task<IResult> List(
        Caller caller, IGrainFactory grains, KnownObjections known, [FromQuery] AreaCode? area, [FromQuery] string? kind, [FromQuery] bool? open, [FromQuery] int? page, [FromQuery] int? pageSize)
    {
        var scope = area ?? caller.Area;
        if (!caller.May(Operation.ReadObjections, scope) || scope.County is not { } county)
        {
            return EdgeProblems.UnknownArea(scope.Value);
        }

        var (number, size) = (Paging.Number(page), Paging.Size(pageSize));
        var found = await grains.Board(county).Objections(new BoardQuery(scope, kind, open, number, size));
        return Results.Json(new NumberedPage<ObjectionLineResource>([.. found.Items.Select(note => ObjectionLineResource.Of(note, known.Today))], number, size, found.Total), ApiJson.Options);
    }

    private static async Task<IResult> Read(ObjectionId number, Caller caller, KnownObjections known, KnownNotices notices) =>
        await known.Find(caller, Operation.ReadObjections, number) is { } view
            ? Versioned.Of(view.Version, ObjectionFileResource.Of(view, await notices.NumberOf(view.Item, view.Note.Publication), known.Today), $"{known.Today:yyyyMMdd}")
            : EdgeProblems.UnknownObjection(number.Value);

    private static Task<IResult> Accept(ObjectionId number, Intent intent, CommandSender sender, IGrainFactory grains, KnownObjections known) =>
        Within(number, intent, known, () => sender.Send(intent, number.Stream, new AcceptObjection(), grains.Objection(number).Accept, Receipts.Done));

    private static Task<IResult> Find(ObjectionId number, Intent intent, ObjectionFinding body, CommandSender sender, IGrainFactory grains, KnownObjections known) =>
        Within(number, intent, known, () => sender.Send(intent, number.Stream, new RecordFinding(body.Text), grains.Objection(number).Record, Receipts.Done));

    /// <summary>Each correction is looked up before the rule counts them, so they are counted here as well.</summary>
    private static async Task<IResult> Rule(ObjectionId number, Intent intent, ObjectionRuling body, CommandSender sender, IGrainFactory grains, KnownObjections known) =>
        body.Corrections?.Count > RulingRule.MostCorrections ? Problem.Of(ObjectionRefusals.Corrections()) : await Within(number, intent, known, () => sender.Send(
            intent, number.Stream, new RuleObjection(body.Ruling, body.Reason, [.. (body.Corrections ?? []).Select(id => new CommandId(id))], intent.Caller.Area),
            grains.Objection(number).Rule, Receipts.Done));

    private static async Task<IResult> Within(ObjectionId number, Intent intent, KnownObjections known, Func<Task<IResult>> act) =>
        await known.Find(intent.Caller, Operation.HandleObjections, number) is null ? EdgeProblems.UnknownObjection(number.Value) : await act();
}

/// <param name="Text">10 to 1000 characters, without ID or phone numbers.</param>
public sealed record ObjectionFinding(string Text);

/// <param name="Reason">10 to 1000 characters, without ID or phone numbers; whoever lodged the objection reads it.</param>
/// <param name="Corrections">Ids of the commands that corrected the facts; needed unless rejected.</param>
public sealed record ObjectionRuling(Ruling Ruling, string Reason, IReadOnlyList<Guid>? Corrections);

public sealed record ObjectionLineResource(
    ObjectionId Number, PublicationId Publication, AreaCode Area, ObjectionPhase Phase, DateOnly LodgedOn, DateOnly? DueOn, bool Overdue, Ruling? Ruling)
{
    internal static ObjectionLineResource Of(ObjectionNote n, DateOnly today) =>
        new(n.Objection, n.Publication, n.Area, n.Phase, n.LodgedOn, n.DueOn, n.Overdue(today), n.Ruling);
}

/// <param name="Item">Number of the item in the notice; left out when a correction no longer has it.</param>
/// <param name="Person">Whom the item concerns.</param>
/// <param name="By">Subject who lodged it; left out without an account.</param>
public sealed record ObjectionFileResource(
    ObjectionId Number, long Version, PublicationId Publication, int? Item, AreaCode Area, PersonId? Person, ObjectionPhase Phase, DateOnly LodgedOn, DateOnly? DueOn, bool Overdue,
    string Grounds, string? By, string? AcceptedBy, IReadOnlyList<FindingResource> Findings, IReadOnlyList<RulingResource> Rulings, AppealResource? Appeal)
{
    internal static ObjectionFileResource Of(ObjectionView v, int? item, DateOnly today) => new(
        v.Note.Objection, v.Version, v.Note.Publication, item, v.Note.Area, v.Person, v.Note.Phase, v.Note.LodgedOn, v.Note.DueOn, v.Note.Overdue(today), v.Grounds, v.By, v.AcceptedBy,
        [.. v.Findings.Select(f => new FindingResource(f.Text, f.By, f.On))],
        [.. v.Rulings.Select(r => new RulingResource(r.Ruling, r.Reason, [.. r.Corrections.Select(c => c.ToString())], r.Level, r.By, r.On))],
        v.Appeal is { } appeal ? new AppealResource(appeal.Grounds, appeal.By, appeal.On) : null);
}

public sealed record FindingResource(string Text, string By, DateOnly On);

/// <param name="Level">Area that decided.</param>
public sealed record RulingResource(Ruling Ruling, string Reason, IReadOnlyList<string> Corrections, AreaCode Level, string By, DateOnly On);

public sealed record AppealResource(string Grounds, string? By, DateOnly On);
