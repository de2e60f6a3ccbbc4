namespace Villages.Domain.Events;

/// <summary>What a state may know of the commit that carries an event.</summary>
/// <param name="Number">Number within the stream, from 1.</param>
/// <param name="Position">Place in the change feed.</param>
/// <param name="RecordedAt">UTC, whole microseconds.</param>
public readonly record struct CommitStamp(
    long Number, long Position, CommandId Command, string Actor, DateOnly EffectiveOn, DateTime RecordedAt);

/// <summary>A state that is the fold of its stream.</summary>
public interface IState<TSelf>
    where TSelf : IState<TSelf>
{
    /// <summary>Name of the snapshot format, <c>capability.subject.vN</c>, unique in the system; an unknown format is ignored and the stream folded anew.</summary>
    static abstract string Format { get; }

    static abstract TSelf Empty(StreamKey stream);

    /// <exception cref="UnknownEventException">The stream holds an event this version cannot fold.</exception>
    TSelf Apply(IEvent happened, in CommitStamp stamp);
}

/// <summary>The stream was written by a newer version; its owner refuses to serve it rather than guess.</summary>
public sealed class UnknownEventException(string type)
    : Exception($"Event type '{type}' is not known to this version. Upgrade this silo before it serves the stream.")
{
    public string EventType { get; } = type;
}
