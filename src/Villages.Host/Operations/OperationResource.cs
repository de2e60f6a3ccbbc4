using System.Text.Json.Serialization;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Imports;
using Villages.Grains.Cycles;
using Villages.Host.Access;
using Villages.Host.Cycles;
using Villages.Host.Http;

namespace Villages.Host.Operations;

public enum OperationStatus
{
    NotStarted,
    Running,
    Succeeded,
    Failed,
    Canceled,
}

/// <summary>Progress of a cycle or an import.</summary>
/// <param name="Paused">Held by somebody; it goes on when resumed.</param>
/// <param name="Resource">What it works on.</param>
/// <param name="Failures">Rows of a file that were refused.</param>
public sealed record OperationResource(
    string Id, OperationStatus Status, CycleProgress Progress, bool? Paused, string? Resource, IReadOnlyList<OperationFailure>? Failures,
    [property: JsonIgnore] long Version = 0)
{
    internal static OperationResource Of(CycleView view, Caller caller)
    {
        var cycle = CycleResource.Of(view, caller);
        var effects = cycle.Effects;
        var (status, progress) = view.Phase switch
        {
            CyclePhase.Planned => (OperationStatus.NotStarted, cycle.Progress),
            CyclePhase.Collecting or CyclePhase.Scoring => (OperationStatus.Running, cycle.Progress),
            CyclePhase.Cancelled => (OperationStatus.Canceled, cycle.Progress),
            CyclePhase.Effective when view.EffectsDone + view.EffectsRefused < view.EffectsTotal => (OperationStatus.Running, effects ?? cycle.Progress),
            CyclePhase.Effective or CyclePhase.Archived => (OperationStatus.Succeeded, effects ?? cycle.Progress),
            _ => (OperationStatus.Succeeded, cycle.Progress),
        };
        return new OperationResource(view.Id.ToString(), status, progress, view.Paused, $"/api/v1/cycles/{view.Id}", null, view.Version);
    }

    internal static OperationResource Of(ImportView view) => new(
        view.Id, StatusOf(view.Status), new CycleProgress(view.Rows, view.Applied + view.Refused.Count, view.Refused.Count),
        null, null, [.. view.Refused.Select(row => new OperationFailure(row.Line, row.Code, row.Message))], view.Version);

    private static OperationStatus StatusOf(ImportStatus status) => status switch
    {
        ImportStatus.Staging => OperationStatus.NotStarted,
        ImportStatus.Accepted => OperationStatus.Running,
        ImportStatus.Completed => OperationStatus.Succeeded,
        _ => OperationStatus.Canceled,
    };
}

/// <param name="Line">Line of the file; the header is line 1.</param>
public sealed record OperationFailure(int Line, string Code, Text Message);

/// <summary>Answer of a write whose work goes on: 202 with where to look.</summary>
/// <param name="Operation">Path of the progress.</param>
public sealed record OperationAccepted(string Id, string CommandId, long Version, DateTime RecordedAt, string Operation)
{
    internal static IResult Of(Receipt receipt, string id, string location)
    {
        var operation = $"/api/v1/operations/{id}";
        var body = new OperationAccepted(id, receipt.Command.ToString(), receipt.Number, receipt.RecordedAt, operation);
        return new AcceptedOperation(body, location);
    }

    private sealed class AcceptedOperation(OperationAccepted body, string location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = StatusCodes.Status202Accepted;
            response.Headers.Location = location;
            response.Headers["Operation-Location"] = body.Operation;
            response.Headers.RetryAfter = "1";
            return response.WriteAsJsonAsync(body, ApiJson.Options, httpContext.RequestAborted);
        }
    }
}
