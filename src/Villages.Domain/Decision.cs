using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Villages.Domain.Events;

namespace Villages.Domain;

/// <summary>What a pure rule made of a command: the events to commit (none is still a commit), or a refusal that writes nothing.</summary>
public sealed record Decision
{
    private Decision(ImmutableArray<IEvent> events, Refusal? refusal) => (Events, Refusal) = (events, refusal);

    public ImmutableArray<IEvent> Events { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    public static Decision Accept(params ReadOnlySpan<IEvent> events) => new([.. events], null);

    /// <summary>The same, keeping how the command came; last, because consequences are keyed by the place of their event. A refusal keeps nothing.</summary>
    public Decision From(CommandOrigin? origin) => origin is null || !Accepted ? this : new(Events.Add(origin), null);

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
