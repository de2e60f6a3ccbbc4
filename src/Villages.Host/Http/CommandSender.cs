using System.Collections.Concurrent;
using System.Globalization;
using Villages.Domain;
using Villages.Grains;
using Villages.Grains.Journaling;

namespace Villages.Host.Http;

/// <summary>Makes commands of intents and answers of outcomes, for every write alike.</summary>
internal sealed class CommandSender(IGrainFactory grains, TimeProvider clock)
{
    public const string Header = "Command-Id";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<CommandId, bool> _inFlight = new();

    /// <summary>Sends one command. The same key on another stream is a reuse, which the stream's own grain cannot see.</summary>
    /// <param name="target">Stream that answers.</param>
    /// <param name="send">The grain's method.</param>
    /// <param name="accepted">Answer for a receipt, the first or a repeated one.</param>
    /// <param name="decidedOn">Version of the target the caller saw.</param>
    public async Task<IResult> Send<TBody>(
        Intent intent, StreamKey target, TBody body, Func<Command<TBody>, Task<Outcome<Receipt>>> send, Func<Receipt, IResult> accepted, IfMatch? decidedOn = null)
        where TBody : ICommandBody
    {
        var id = IdOf(intent);
        Announce(intent.Http, id);
        if (!_inFlight.TryAdd(id, true))
        {
            return EdgeProblems.InFlight(id);
        }

        try
        {
            if (await UsedElsewhere(id, target))
            {
                return Problem.Of(CommandRefusals.Reused);
            }

            var command = new Command<TBody>(id, intent.Caller.Subject, clock.Instant() + Lifetime, body) { Expected = decidedOn?.Version };
            var outcome = await send(command);
            if (!outcome.Accepted)
            {
                return Problem.Of(outcome.Refusal);
            }

            intent.Http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{outcome.Value.Number}\"");
            return accepted(outcome.Value);
        }
        finally
        {
            _inFlight.TryRemove(id, out _);
        }
    }

    /// <summary>The receipt this intent left before on streams of the given kind, or null.</summary>
    public async Task<Receipt?> Before(Intent intent, string kind)
    {
        var traces = await grains.Commands().Find(IdOf(intent));
        return traces.FirstOrDefault(trace => trace.Receipt.Stream.Kind == kind)?.Receipt;
    }

    public static CommandId IdOf(Intent intent)
    {
        var operation = intent.Http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
            ?? throw new InvalidOperationException("A write needs a name: ids of commands are derived from it.");
        return CommandId.Derive(intent.Caller.Subject, operation, intent.Key.Value);
    }

    private async Task<bool> UsedElsewhere(CommandId id, StreamKey target)
    {
        var traces = await grains.Commands().Find(id);
        return traces.Count > 0 && traces.All(trace => trace.Receipt.Stream != target);
    }

    private static void Announce(HttpContext http, CommandId id)
    {
        http.Features.Set(new CommandInFlight(id));
        http.Response.Headers[Header] = id.ToString();
    }
}

/// <summary>Answer of an accepted write; a repeat reads the same.</summary>
/// <param name="Id">What was written or made.</param>
/// <param name="Version">Its version from now on; the ETag of the next reading.</param>
public sealed record WriteReceipt(string Id, string CommandId, long Version, DateTime RecordedAt)
{
    internal static WriteReceipt Of(Receipt receipt, string? id = null) =>
        new(id ?? receipt.Stream.Id, receipt.Command.ToString(), receipt.Number, receipt.RecordedAt);
}

internal static class Receipts
{
    public static IResult Done(Receipt receipt) => Results.Json(WriteReceipt.Of(receipt), ApiJson.Options);

    /// <param name="id">What was written, where it is a part of its stream.</param>
    public static Func<Receipt, IResult> Of(string id) => receipt => Results.Json(WriteReceipt.Of(receipt, id), ApiJson.Options);

    public static Func<Receipt, IResult> Created(string location, string? id = null) => receipt => Results.Created(location, WriteReceipt.Of(receipt, id));
}
