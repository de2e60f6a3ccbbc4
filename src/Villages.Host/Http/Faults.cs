using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Villages.Domain;
using Villages.Grains.Journaling;

namespace Villages.Host.Http;

/// <summary>Turns what is thrown on the way into problems: bodies and parameters that do not bind, and a truth that does not answer. The rest is a fault.</summary>
internal sealed partial class Faults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var command = httpContext.Features.Get<CommandInFlight>()?.Id;
        var problem = exception switch
        {
            ProblemException thrown => thrown.Problem,
            BadHttpRequestException bad => OfBadRequest(bad),
            TruthUnavailableException truth => EdgeProblems.Unavailable(truth.Unknown ? truth.Command : command, truth.Unknown),
            _ when IsOutage(exception) => EdgeProblems.Unavailable(command, command is not null),
            _ => null,
        };
        if (exception is OperationCanceledException)
        {
            if (httpContext.RequestAborted.IsCancellationRequested)
            {
                httpContext.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
                return true;
            }

            // Nobody here cancels anything else: a call expired on its way to a grain.
            problem = EdgeProblems.Unavailable(command, command is not null);
        }

        if (command is { } sent)
        {
            httpContext.Response.Headers[CommandSender.Header] = sent.ToString();
        }

        await (problem ?? EdgeProblems.Fault).ExecuteAsync(httpContext);
        return problem is not null;
    }

    /// <summary>A silo or a database that does not answer, however deep it is told: retrying helps.</summary>
    private static bool IsOutage(Exception? exception) => exception is not null
        && (exception is TimeoutException or OrleansException or DbException { IsTransient: true } || IsOutage(exception.InnerException));

    private static Problem OfBadRequest(BadHttpRequestException bad) => bad switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => EdgeProblems.TooLarge,
        { StatusCode: StatusCodes.Status408RequestTimeout } => EdgeProblems.TooSlow,
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => EdgeProblems.UnsupportedMediaType,
        { InnerException: JsonException json } => EdgeProblems.MalformedJson(json.Path, Reason(json)),
        _ when Parameter().Match(bad.Message) is { Success: true } match => match.Groups["name"].Value == "body"
            ? EdgeProblems.MalformedJson("$", "A body is expected.")
            : EdgeProblems.InvalidParameter(JsonNamingPolicy.CamelCase.ConvertName(match.Groups["name"].Value), new("缺失或格式不正确。", "Missing, or not of the form that is expected here.")),
        _ => EdgeProblems.BadRequest,
    };

    /// <summary>The framework names the parameter that did not bind after its type, in quotes; one of several in a record by the name of its member.</summary>
    [GeneratedRegex("parameter \"(?:[^ \"]+ )?(?<name>\\w+)\"")]
    private static partial Regex Parameter();

    /// <summary>The first sentence: what follows names types of this program.</summary>
    private static string Reason(JsonException json)
    {
        var text = json.Message;
        if (text.Contains("could not be mapped", StringComparison.Ordinal))
        {
            return "This member is not known here.";
        }

        if (text.Contains("missing required", StringComparison.Ordinal))
        {
            return text[(text.IndexOf("including", StringComparison.Ordinal) is > 0 and var at ? at : 0)..].Replace("including", "Missing", StringComparison.Ordinal);
        }

        return text.Contains(typeof(AreaCode).Namespace!, StringComparison.Ordinal) || text.Contains("System.", StringComparison.Ordinal)
            ? "The value does not fit this member."
            : text.Split(". Path:", 2)[0];
    }
}

/// <summary>The command that the present request sent, for answers about an unknown outcome.</summary>
internal sealed record CommandInFlight(CommandId Id);
