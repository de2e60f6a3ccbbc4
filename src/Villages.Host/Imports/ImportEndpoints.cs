using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;
using Villages.Host.People;

namespace Villages.Host.Imports;

internal static class ImportEndpoints
{
    private const int MaximumListedFaults = 1_000;

    public static void MapImports(this RouteGroupBuilder api, IOptions<LimitOptions> limits) =>
        api.MapPost("/imports", Accept).For(Operation.Import).WithTags(Tags.Imports)
            .WithMetadata(new RequestSizeLimitAttribute(limits.Value.Import))
            .Accepts<byte[]>("text/csv", "application/octet-stream", "multipart/form-data")
            .WithName("importFile").WithSummary("导入 CSV：全部通过才受理 Imports a CSV file: accepted whole or not at all")
            .Produces<ImportResource>().Produces<ImportResource>(202);

    private static async Task<IResult> Accept(
        Intent intent, [FromQuery] string kind, [FromQuery] bool? validateOnly, [FromServices] IImportFiles files, CancellationToken cancellation)
    {
        if (!Enum.TryParse<ImportKind>(kind, ignoreCase: true, out var parsed) || !kind.All(char.IsAsciiLetterLower))
        {
            return EdgeProblems.InvalidParameter("kind", new("应为 areas、persons、readings、grids 或 centres。", "One of areas, persons, readings, grids, centres."));
        }

        if (!intent.Caller.May(OperationOf(parsed)))
        {
            return EdgeProblems.Denied;
        }

        var (name, content) = await Content(intent.Http.Request, cancellation);
        await using var _ = content;
        var outcome = await files.Accept(new ImportFile(content, parsed, intent.Caller.Subject, [intent.Caller.Area], validateOnly is true, name)
        {
            MayRecordRemovals = AccessTable.Default.MayWrite(intent.Caller.Role, $"{nameof(PostFilling)}.removedForViolation"),
        }, cancellation);
        return !outcome.Accepted ? Problem.Of(outcome.Refusal)
            : !outcome.Value.Clean ? Faulty(outcome.Value)
            : new ImportAnswer(ImportResource.Of(outcome.Value));
    }

    /// <summary>What the rows do, which whoever sends the file must be allowed to do one by one.</summary>
    private static Operation OperationOf(ImportKind kind) => kind switch
    {
        ImportKind.Readings => Operation.WriteReadings,
        ImportKind.Persons => Operation.RegisterPerson,
        _ => Operation.WriteMasterData,
    };

    private static async Task<(string Name, Stream Content)> Content(HttpRequest request, CancellationToken cancellation)
    {
        if (!request.HasFormContentType)
        {
            return ("", request.Body);
        }

        var form = await request.ReadFormAsync(cancellation);
        return form.Files.Count == 1
            ? (form.Files[0].FileName, form.Files[0].OpenReadStream())
            : throw new ProblemException(EdgeProblems.InvalidParameter("file", new("应有且只有一个文件。", "Exactly one file is expected.")));
    }

    private static Problem Faulty(ImportReport report) => new("imports.faulty-rows", StatusCodes.Status422UnprocessableEntity, new(
        string.Create(CultureInfo.InvariantCulture, $"有 {report.FaultsTotal} 处错误，整个文件未受理。"),
        string.Create(CultureInfo.InvariantCulture, $"{report.FaultsTotal} faults; nothing of the file was accepted.")))
    {
        Errors = [.. report.Faults.Take(MaximumListedFaults).Select(fault => (PathOf(fault), fault.Message))],
    };

    private static string PathOf(RowFault fault) => fault.Column is { } column
        ? string.Create(CultureInfo.InvariantCulture, $"$.rows[{fault.Row}].{column}")
        : string.Create(CultureInfo.InvariantCulture, $"$.rows[{fault.Row}]");
}

/// <param name="Rows">Rows under the header.</param>
/// <param name="Operations">Paths of the progress of each import the file became, in the order of delivery; empty when nothing was accepted.</param>
/// <param name="Repeated">These very bytes had been accepted before.</param>
public sealed record ImportResource(ImportKind Kind, int Rows, IReadOnlyList<string> Operations, bool Repeated)
{
    internal static ImportResource Of(ImportReport report) =>
        new(report.Kind, report.Rows, [.. report.Imports.Select(id => $"/api/v1/operations/{id}")], report.Repeated);
}

/// <summary>202 with where to look; 200 when the file was only checked.</summary>
internal sealed class ImportAnswer(ImportResource body) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (body.Operations.Count > 0)
        {
            response.StatusCode = StatusCodes.Status202Accepted;
            response.Headers.Location = body.Operations[^1];
            response.Headers["Operation-Location"] = body.Operations[^1];
            response.Headers.RetryAfter = "1";
        }

        return response.WriteAsJsonAsync(body, ApiJson.Options, httpContext.RequestAborted);
    }
}
