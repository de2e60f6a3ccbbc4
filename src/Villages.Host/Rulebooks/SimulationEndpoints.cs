using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Grains;
using Villages.Grains.Cycles;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Cycles;
using Villages.Host.Http;

namespace Villages.Host.Rulebooks;

/// <summary>What a draft would make of a cycle's frozen facts: the counts for everybody, the persons for whoever may read results.</summary>
internal static class SimulationEndpoints
{
    public static void MapSimulations(this RouteGroupBuilder api)
    {
        var simulations = api.MapGroup("/rulebooks/drafts/{id}/simulations").WithTags(Tags.Rulebooks);
        simulations.MapPost("", Simulate).For(Operation.DraftRulebooks)
            .WithName("simulateDraft").WithSummary("按已冻结的考核数据模拟草案 Computes what a draft makes of a cycle, and keeps the counts").Produces<WriteReceipt>();
        simulations.MapGet("/{cycle}", Differences).For(Operation.ReadResults)
            .WithName("listDraftDifferences").WithSummary("逐人列出变化及原因 Who would change, and why").Produces<DifferencePage>().Produces(304);
    }

    private static async Task<IResult> Simulate(string id, [FromQuery] AreaCode area, Intent intent, DraftSimulating body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.County(intent.Caller, area);
        return !RulebookDraft.IsId(id) ? DraftEndpoints.Unknown(id)
            : body.Cycle.Area != area ? EdgeProblems.UnknownCycle(body.Cycle.ToString())
            : await sender.Send(intent, RulebooksState.StreamOf(area), new SimulateDraft(id, body.Cycle), grains.RulebookDrafts(area).Simulate, Receipts.Of(id));
    }

    private static async Task<IResult> Differences(
        string id, CycleId cycle, [FromQuery] AreaCode area, Caller caller, HttpContext http, KnownAreas known, IGrainFactory grains, [FromQuery] int? page, [FromQuery] int? pageSize)
    {
        var (number, size) = (Paging.Number(page), Paging.Size(pageSize));
        return cycle.Area != area || !caller.Reaches(area) || !caller.May(Operation.ReadResults, area) ? EdgeProblems.UnknownCycle(cycle.ToString())
            : await DraftEndpoints.Find(id, area, caller, known, grains) is not { } view ? DraftEndpoints.Unknown(id)
            : !view.Draft.IsOpen ? Problem.Of(DraftRefusals.WrongPhase(view.Draft.Phase))
            : view.Faults.Count > 0 ? Problem.Of(RulebookRefusals.Faulty([.. view.Faults]))
            : DifferencePage.Of(await grains.Cycle(cycle).Compare(new CycleComparisonQuery(view.Draft.Json, number, size)), number, size, Language.Asked(http.Request));
    }
}

/// <param name="Cycle">A cycle of the county with results.</param>
public sealed record DraftSimulating(CycleId Cycle);

/// <param name="Before">Hash of the rulebook that the cycle went by.</param>
/// <param name="After">Hash of the other.</param>
public sealed record DifferencePage(
    int Round, string Before, string After, CountsResource Counts, IReadOnlyList<PersonDifferenceResource> Items, int Page, int PageSize, int Total)
{
    /// <summary>Depends on the round's result and the other rulebook alone.</summary>
    internal static IResult Of(Outcome<CycleComparison> compared, int page, int size, string language)
    {
        if (!compared.Accepted)
        {
            return Problem.Of(compared.Refusal);
        }

        var found = compared.Value;
        return Versioned.Of(
            found.Round,
            new DifferencePage(
                found.Round, found.Before, found.Hash, CountsResource.Of(found.Counts), [.. found.Items.Select(item => PersonDifferenceResource.Of(item, language))], page, size,
                found.Counts.Changed),
            Versioned.Digest($"{found.Before} {found.Hash} {page} {size} {language}"));
    }
}

/// <param name="Gone">Lines of the explanation that would no longer hold.</param>
/// <param name="New">Lines that would stand instead.</param>
public sealed record PersonDifferenceResource(CycleResultResource Before, CycleResultResource After, IReadOnlyList<string> Gone, IReadOnlyList<string> New)
{
    internal static PersonDifferenceResource Of(ResultDifference d, string language) => new(
        CycleResultResource.Of(d.Before, language), CycleResultResource.Of(d.After, language),
        [.. d.Gone.Select(line => line.Text.In(language))], [.. d.New.Select(line => line.Text.In(language))]);
}
