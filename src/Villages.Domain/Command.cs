namespace Villages.Domain;

/// <summary>What a command asks for; its JSON is what the commit's body digest covers.</summary>
public interface ICommandBody
{
    /// <summary>Stable name of the command, <c>capability.verb</c>: the commit's kind.</summary>
    string Kind { get; }

    /// <summary>Business date of the deed; null for the day it is recorded.</summary>
    DateOnly? DeedOn => null;
}

/// <summary>A command on its way to a grain.</summary>
/// <param name="Id">Derived from the intent, see <see cref="CommandId.Derive"/>.</param>
/// <param name="Actor">Subject of the token, or <see cref="SystemActor"/>.</param>
/// <param name="NotAfter">An instant in UTC after which the command is refused as expired.</param>
[GenerateSerializer, Immutable, Alias("villages.command`1")]
public sealed record Command<TBody>(
    [property: Id(0)] CommandId Id,
    [property: Id(1)] string Actor,
    [property: Id(2)] DateTime NotAfter,
    [property: Id(3)] TBody Body)
    where TBody : ICommandBody
{
    /// <summary>Number of the stream that the caller decided on (If-Match); null when it does not matter.</summary>
    [Id(4)]
    public long? Expected { get; init; }
}

/// <summary>Answer of an accepted command: a pure function of its commit, so a repeat gets the same one for ever.</summary>
/// <param name="Position">Place in the change feed: batch × 4096 + ordinal.</param>
[GenerateSerializer, Immutable, Alias("villages.receipt")]
public sealed record Receipt(
    [property: Id(0)] StreamKey Stream,
    [property: Id(1)] long Number,
    [property: Id(2)] long Position,
    [property: Id(3)] CommandId Command,
    [property: Id(4)] DateTime RecordedAt);
