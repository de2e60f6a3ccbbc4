using System.Diagnostics;
using System.Globalization;
using Villages.Domain;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>A "no" on its way to a client: <c>application/problem+json</c> with a stable code, in the asked language.</summary>
internal sealed record Problem(string Code, int Status, Text Title) : IResult
{
    public Text? Detail { get; init; }

    /// <summary>JSON path or parameter name → what is wrong with it.</summary>
    public IReadOnlyList<(string Path, Text Message)> Errors { get; init; } = [];

    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }

    public CommandId? Command { get; init; }

    public static Problem Of(Refusal refusal) => new(refusal.Code, StatusOf(refusal.Kind), refusal.Message)
    {
        Errors = refusal.Path is { } path ? [(path, refusal.Message)] : [],
        RetryAfter = refusal.RetryAfter,
    };

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var language = Language.Asked(request);
        response.StatusCode = Status;
        response.Headers.ContentLanguage = language;
        response.Headers.CacheControl = "no-store";
        response.Headers.ETag = default;
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        var body = new ProblemBody
        {
            Type = $"urn:villages:problem:{Code}",
            Title = Title.In(language),
            Status = Status,
            Detail = Detail?.In(language),
            Instance = string.Join('/', (request.Path.Value ?? "").Split('/').Select(PersonalText.Told)),
            Code = Code,
            Errors = Errors.Count == 0 ? null : Errors.GroupBy(e => e.Path).ToDictionary(g => g.Key, g => g.Select(e => e.Message.In(language)).ToArray()),
            TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
            CommandId = Command?.ToString(),
        };
        return response.WriteAsJsonAsync(body, ApiJson.Options, "application/problem+json", httpContext.RequestAborted);
    }

    private static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Invalid => StatusCodes.Status400BadRequest,
        RefusalKind.Missing => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        RefusalKind.Limit => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    };
}

/// <summary>Body of every answer from 400 on (RFC 9457).</summary>
public sealed record ProblemBody
{
    /// <summary><c>urn:villages:problem:</c> and the code.</summary>
    public required string Type { get; init; }

    public required string Title { get; init; }

    public required int Status { get; init; }

    public string? Detail { get; init; }

    /// <summary>Path of the request, without what looks like somebody's number.</summary>
    public required string Instance { get; init; }

    /// <summary>Stable, <c>capability.kebab-case</c>; what programs look at.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong where: JSON paths in camelCase, or names of parameters and headers.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    public required string TraceId { get; init; }

    /// <summary>Id to ask <c>commands/{id}</c> for, when it is not known whether the command had an effect.</summary>
    public string? CommandId { get; init; }
}
