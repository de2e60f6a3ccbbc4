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

    public static implicit operator Decision(Refusal refusal) => new([], refusal);
}
