using Villages.Domain.Events;

namespace Villages.Domain.Consequences;

/// <summary>A command that follows from a committed event for another stream.</summary>
/// <param name="Name">Stable name of the rule that made it, <c>capability.kebab</c>: part of the command's id, never changed.</param>
public sealed record Consequence(StreamKey Target, ICommandBody Body, string Name)
{
    /// <summary>
    /// Id of the command: the same for every delivery of the same event. Commits hold several events and an event may tell one target twice, hence the two ordinals.
    /// </summary>
    /// <param name="source">Stream of the commit.</param>
    /// <param name="number">The commit's number in that stream.</param>
    /// <param name="happened">Ordinal of the event in the commit.</param>
    /// <param name="ordinal">Ordinal among the consequences of the event with this name and target.</param>
    public CommandId IdFor(StreamKey source, long number, int happened, int ordinal) =>
        CommandId.Derive("consequence", source.Text, $"{number}", $"{happened}", Name, Target.Text, $"{ordinal}");
}

/// <summary>
/// What must follow elsewhere from an event: a pure function of stream and event, never of state. Implementations have no constructor parameters and are found
/// by reflection; the follower of the feed delivers what they return at least once.
/// </summary>
public interface IConsequence
{
    IEnumerable<Consequence> Of(StreamKey source, IEvent happened);
}
