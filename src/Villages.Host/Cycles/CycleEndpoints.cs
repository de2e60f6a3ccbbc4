using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;
using Villages.Host.Operations;

namespace Villages.Host.Cycles;

internal static class CycleEndpoints
{
    public static void MapCycles(this RouteGroupBuilder api)
    {
        var cycles = api.MapGroup("/cycles").WithTags(Tags.Cycles);
        cycles.MapGet("/{id}", Read).For(Operation.ReadCycle)
            .WithName("getCycle").WithSummary("考核周期 A cycle; a township sees its own part").Produces<CycleResource>().Produces(304);
        cycles.MapGet("/{id}/results", CycleResults.List).For(Operation.ReadResults)
            .WithName("listCycleResults").WithSummary("考核结果，按名次 Results in rank order").Produces<NumberedPage<CycleResultResource>>().Produces(304);
        cycles.MapPost("", Plan).For(Operation.RunCycles)
            .WithName("planCycle").WithSummary("启动考核周期 Plans and starts a cycle").Produces<CyclePlanResource>().Produces<OperationAccepted>(202);
        cycles.MapCycleActions();
    }

    private static async Task<IResult> Read(CycleId id, Caller caller, IGrainFactory grains) =>
        caller.May(Operation.ReadCycle, id.Area) && await grains.Cycle(id).Read() is { } view
            ? Versioned.Of(view.Version, CycleResource.Of(view, caller), $"{view.SubjectsDone}-{view.EffectsDone}-{view.EffectsRefused}")
            : EdgeProblems.UnknownCycle(id.ToString());

    private static async Task<IResult> Plan(
        Intent intent, CyclePlan body, KnownAreas known, CommandSender sender, IGrainFactory grains, [FromQuery] bool? validateOnly)
    {
        known.County(intent.Caller, body.Area);
        var id = new CycleId(body.Scheme, body.Area, body.Period, body.Attempt);
        if (!CycleId.TryParse(id.ToString(), null, out var parsed) || parsed != id)
        {
            return EdgeProblems.MalformedId("$.scheme", "scheme");
        }

        var (grain, command) = (grains.Cycle(id), new PlanCycle(id, body.AsOf));
        if (validateOnly is true)
        {
            var outcome = await grain.Validate(command);
            return outcome.Accepted ? Results.Json(CyclePlanResource.Of(outcome.Value), ApiJson.Options) : Problem.Of(outcome.Refusal);
        }

        return await sender.Send(intent, id.Stream, command, grain.Plan, receipt => OperationAccepted.Of(receipt, id.ToString(), $"/api/v1/cycles/{id}"));
    }
}

/// <param name="Scheme">Scheme of the rulebook, for example <c>stars</c>.</param>
/// <param name="Attempt">2 and more for a restart after cancellation.</param>
/// <param name="AsOf">Deeds up to this day count; the period's last day unless named.</param>
public sealed record CyclePlan(string Scheme, AreaCode Area, Period Period, int Attempt = 1, DateOnly? AsOf = null);

/// <summary>What planning would do.</summary>
public sealed record CyclePlanResource(CycleId Cycle, DateOnly AsOf, string RulebookHash, int Townships, int Villages)
{
    internal static CyclePlanResource Of(CyclePlanned p) => new(p.Cycle, p.AsOf, p.RulebookHash, p.Townships, p.Villages);
}
