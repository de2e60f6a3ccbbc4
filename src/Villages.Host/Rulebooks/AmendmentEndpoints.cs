using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Rulebooks;

/// <summary>Amendments of past cycles: proposed with everybody who would change, decided by another person, in effect by a round of the cycle.</summary>
internal static class AmendmentEndpoints
{
    public static void MapAmendments(this RouteGroupBuilder api)
    {
        var amendments = api.MapGroup("/amendments").WithTags(Tags.Rulebooks);
        amendments.MapGet("", List).For(Operation.ReadResults)
            .WithName("listAmendments").WithSummary("追溯修正 Amendments of past cycles").Produces<AmendmentsResource>().Produces(304);
        amendments.MapGet("/{id}", Read).For(Operation.ReadResults)
            .WithName("getAmendment").WithSummary("一项追溯修正 One amendment").Produces<AmendmentResource>().Produces(304);
        amendments.MapGet("/{id}/differences", Differences).For(Operation.ReadResults)
            .WithName("listAmendmentDifferences").WithSummary("逐人列出变化及原因 Who would change, and why").Produces<DifferencePage>().Produces(304);
        amendments.MapPost("", Propose).For(Operation.ProposeAmendments)
            .WithName("proposeAmendment").WithSummary("提出追溯修正；只计算，不改变 Proposes that a version judges a past cycle again; changes nothing").Produces<WriteReceipt>(201);
        amendments.MapPost("/{id}/decision", Decide).For(Operation.DecideAmendments)
            .WithName("decideAmendment").WithSummary("全部或部分接受，或不接受（须另一人） Accepts in whole or in part, or refuses; another person than the proposer").Produces<WriteReceipt>();
    }

    private static async Task<IResult> List([FromQuery] AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.County(caller, area);
        var list = await grains.RulebookAmendments(area).List();
        return Versioned.Of(list.Version, new AmendmentsResource(list.Version, [.. list.Items.Select(AmendmentResource.Of)]));
    }

    private static async Task<IResult> Read(string id, [FromQuery] AreaCode area, Caller caller, KnownAreas known, IGrainFactory grains)
    {
        known.County(caller, area);
        var list = await grains.RulebookAmendments(area).List();
        return Find(list.Items, id) is { } found ? Versioned.Of(list.Version, AmendmentResource.Of(found)) : Unknown(id);
    }

    /// <summary>While it is open: afterwards the round's own results and explanations tell.</summary>
    private static async Task<IResult> Differences(
        string id, [FromQuery] AreaCode area, Caller caller, HttpContext http, KnownAreas known, IGrainFactory grains, [FromQuery] int? page, [FromQuery] int? pageSize)
    {
        var (number, size) = (Paging.Number(page), Paging.Size(pageSize));
        known.County(caller, area);
        if (Find((await grains.RulebookAmendments(area).List()).Items, id) is not { } found)
        {
            return Unknown(id);
        }

        return found.Phase != AmendmentPhase.Proposed ? Problem.Of(AmendmentRefusals.Decided)
            : await grains.Rulebooks(area).Read(found.RulebookHash) is not { } adopted ? EdgeProblems.UnknownRulebook(found.RulebookHash)
            : DifferencePage.Of(await grains.Cycle(found.Cycle).Compare(new CycleComparisonQuery(adopted.Json, number, size)), number, size, Language.Asked(http.Request));
    }

    private static Task<IResult> Propose(Intent intent, AmendmentProposal body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        var area = body.Cycle.Area;
        known.County(intent.Caller, area);
        var id = RulebookDraft.IdOf(CommandSender.IdOf(intent));
        return sender.Send(
            intent, RulebooksState.StreamOf(area), new ProposeAmendment(id, body.Cycle, body.RulebookHash, body.Cause), grains.RulebookAmendments(area).Propose,
            Receipts.Created($"/api/v1/amendments/{id}?area={area}", id));
    }

    private static async Task<IResult> Decide(string id, [FromQuery] AreaCode area, Intent intent, AmendmentDecision body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.County(intent.Caller, area);
        return !RulebookDraft.IsId(id) ? Unknown(id) : await sender.Send(
            intent, RulebooksState.StreamOf(area), new DecideAmendment(id, body.Accepted, [.. body.Persons ?? []], body.Reason), grains.RulebookAmendments(area).Decide, Receipts.Of(id));
    }

    private static Amendment? Find(IEnumerable<Amendment> all, string id) => all.FirstOrDefault(amendment => amendment.Id == id);

    private static Problem Unknown(string id) => Problem.Of(AmendmentRefusals.Unknown(PersonalText.Told(id)));
}

/// <param name="RulebookHash">An adopted version that was effective by the end of the cycle's period.</param>
/// <param name="Cause">4 to 1000 characters; shown with the round.</param>
public sealed record AmendmentProposal(CycleId Cycle, string RulebookHash, string Cause);

/// <param name="Persons">For whom it is accepted; everybody when left out.</param>
/// <param name="Reason">4 to 1000 characters.</param>
public sealed record AmendmentDecision(bool Accepted, IReadOnlyList<PersonId>? Persons, string Reason);

public sealed record AmendmentsResource(long Version, IReadOnlyList<AmendmentResource> Items);

/// <param name="Round">Round of the cycle that it is about.</param>
/// <param name="Changed">Whose result would differ.</param>
/// <param name="Persons">For whom it was accepted; empty unless in part.</param>
public sealed record AmendmentResource(
    string Id, CycleId Cycle, int Round, string RulebookHash, string Before, string Cause, CountsResource Counts, IReadOnlyList<PersonId> Changed, string By,
    AmendmentPhase Phase, IReadOnlyList<PersonId> Persons, string? Reason, string? DecidedBy)
{
    internal static AmendmentResource Of(Amendment a) => new(
        a.Id, a.Cycle, a.Round, a.RulebookHash, a.Before, a.Cause, CountsResource.Of(a.Counts), a.Changed, a.By, a.Phase, a.Persons, a.Reason, a.DecidedBy);
}
