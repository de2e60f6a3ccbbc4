using System.Globalization;
using Villages.Domain;
using Villages.Grains;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.Operations;

/// <summary>Progress of what takes longer than a request: cycles by their cycle id, imports by their import id.</summary>
internal static class OperationEndpoints
{
    public static void MapOperations(this RouteGroupBuilder api) =>
        api.MapGet("/operations/{id}", Read).For(Operation.FollowOwn).WithTags(Tags.Operations)
            .WithName("getOperation").WithSummary("长操作的进度 Progress of a long operation").Produces<OperationResource>().Produces(304);

    private static async Task<IResult> Read(string id, Caller caller, HttpContext http, IGrainFactory grains)
    {
        var operation = CycleId.TryParse(id, null, out var cycle) ? await OfCycle(cycle, caller, grains) : await OfImport(id, caller, grains);
        if (operation is null)
        {
            return EdgeProblems.UnknownOperation(id);
        }

        if (operation.Status is OperationStatus.NotStarted or OperationStatus.Running)
        {
            http.Response.Headers.RetryAfter = "1";
        }

        return Versioned.Of(operation.Version, operation, string.Create(CultureInfo.InvariantCulture, $"{operation.Progress.Done}-{operation.Progress.Failed}"));
    }

    private static async Task<OperationResource?> OfCycle(CycleId id, Caller caller, IGrainFactory grains) =>
        caller.May(Operation.ReadCycle, id.Area) && await grains.Cycle(id).Read() is { } view ? OperationResource.Of(view, caller) : null;

    private static async Task<OperationResource?> OfImport(string id, Caller caller, IGrainFactory grains) =>
        ImportCounty(id) is { } county && (caller.May(Operation.Import, county) || caller.May(Operation.AuditCommands, county)) && await grains.Import(id).Read() is { } view ? OperationResource.Of(view) : null;

    /// <summary>The county in <c>&lt;county&gt;-&lt;digest&gt;</c>, null for anything else.</summary>
    private static AreaCode? ImportCounty(string id) =>
        id.Length is > 7 and <= 100 && id[6] == '-' && !id.AsSpan(7).ContainsAnyExcept("0123456789abcdefghijklmnopqrstuvwxyz-.")
        && AreaCode.TryParse(id[..6], null, out var county) ? county : null;
}
