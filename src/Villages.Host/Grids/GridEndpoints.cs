using Villages.Domain;
using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Centres;
using Villages.Host.Http;
using Villages.Host.People;

namespace Villages.Host.Grids;

internal static class GridEndpoints
{
    public static void MapGrids(this RouteGroupBuilder api)
    {
        var grids = api.MapGroup("/grids").WithTags(Tags.Grids);
        grids.MapGet("/{id}", Read).For(Operation.ReadPublic, Subject.OfGrid)
            .WithName("getGrid").WithSummary("网格 A grid and its worker").Produces<GridResource>().Produces(304);
        grids.MapPost("", Register).For(Operation.WriteMasterData)
            .WithName("registerGrid").WithSummary("登记网格 Registers a grid").Produces<WriteReceipt>(201);
        grids.MapPost("/{id}/worker", Assign).For(Operation.WriteMasterData, Subject.OfGrid)
            .WithName("assignGridWorker").WithSummary("配备网格员 Puts a worker on the grid").Produces<WriteReceipt>();
        grids.MapPost("/{id}/worker/end", Release).For(Operation.WriteMasterData, Subject.OfGrid)
            .WithName("releaseGridWorker").WithSummary("网格员离岗 Ends the worker's assignment").Produces<WriteReceipt>();
        grids.MapPost("/{id}/closing", Close).For(Operation.WriteMasterData, Subject.OfGrid)
            .WithName("closeGrid").WithSummary("撤销网格 Closes a grid").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read(GridId id, Caller caller, IGrainFactory grains) =>
        await grains.Grid(id).Read() is { } view
            ? Versioned.Of(view.Version, GridResource.Of(view, caller.May(Operation.ReadPerson)), caller.May(Operation.ReadPerson) ? null : "public")
            : EdgeProblems.UnknownGrid(id.Value);

    private static Task<IResult> Register(Intent intent, GridRegistration body, KnownAreas known, CommandSender sender, IGrainFactory grains)
    {
        known.Village(intent.Caller, body.Id.Village);
        var command = new RegisterGrid(body.Name, body.Level, body.Setting, body.Households, body.From, body.Parent);
        return sender.Send(intent, body.Id.Stream, command, grains.Grid(body.Id).Register, Receipts.Created($"/api/v1/grids/{body.Id}"));
    }

    private static async Task<IResult> Assign(
        GridId id, Intent intent, GridWorkerAssignment body, PeopleInReach people, CommandSender sender, IGrainFactory grains)
    {
        if (body.Person is { } person)
        {
            if (!await people.Reaches(intent.Caller, person) || await grains.Person(person).Read() is not { } known)
            {
                return EdgeProblems.UnknownPerson(person.Value);
            }

            if (known.Erased)
            {
                return Problem.Of(ErasureRefusals.Erased(person));
            }
        }

        return await sender.Send(intent, id.Stream, new AssignGridWorker(body.Kind, body.From, body.To, body.Person), grains.Grid(id).Assign, Receipts.Done);
    }

    private static Task<IResult> Release(GridId id, Intent intent, Closing body, CommandSender sender, IGrainFactory grains) =>
        sender.Send(intent, id.Stream, new ReleaseGridWorker(body.LastDay), grains.Grid(id).Release, Receipts.Done);

    private static Task<IResult> Close(GridId id, Intent intent, Closing body, CommandSender sender, IGrainFactory grains) =>
        sender.Send(intent, id.Stream, new CloseGrid(body.LastDay), grains.Grid(id).Close, Receipts.Done);
}

/// <param name="Level">1 village or community, 2 estate or natural village, 3 buildings or a cluster of households.</param>
/// <param name="Worker">Left out for roles that may not read persons.</param>
public sealed record GridResource(
    GridId Id, AreaCode Village, long Version, string Name, int Level, GridSetting Setting, int Households, GridId? Parent,
    DateOnly? From, DateOnly? To, PersonId? Worker, GridWorkerKind? WorkerKind, DateOnly? WorkerSince)
{
    internal static GridResource Of(GridView v, bool withPerson) => new(
        v.Id, v.Id.Village, v.Version, v.Name, v.Level, v.Setting, v.Households, v.Parent, v.From, v.To,
        withPerson ? v.Worker?.Person : null, v.Worker?.Worker, v.Worker?.From);
}

/// <param name="Id">Code of the village or community and three digits.</param>
/// <param name="Parent">Grid one level up in the same village; a grid of level 1 has none.</param>
public sealed record GridRegistration(GridId Id, string Name, int Level, GridSetting Setting, int Households, DateOnly From, GridId? Parent);

/// <param name="To">Last day; left out while in office.</param>
/// <param name="Person">Left out for a post that is funded but not named.</param>
public sealed record GridWorkerAssignment(GridWorkerKind Kind, DateOnly From, DateOnly? To, PersonId? Person);
