using Villages.Domain;

namespace Villages.Grains.Commands;

/// <summary>Answers what became of a command, from the journal's unique key. Key: any number.</summary>
[Alias("commands.commands-grain")]
public interface ICommandsGrain : IGrainWithIntegerKey
{
    /// <summary>The commits a command left; empty means no effect so far.</summary>
    [Alias("find")]
    Task<IReadOnlyList<CommandTrace>> Find(CommandId command);
}

[GenerateSerializer, Immutable, Alias("commands.trace")]
public sealed record CommandTrace(
    [property: Id(0)] Receipt Receipt, [property: Id(1)] string Kind, [property: Id(2)] string Area, [property: Id(3)] string Actor, [property: Id(4)] DateOnly EffectiveOn);
