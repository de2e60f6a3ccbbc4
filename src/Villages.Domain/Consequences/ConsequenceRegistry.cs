using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Villages.Domain.Events;

namespace Villages.Domain.Consequences;

/// <summary>A consequence with the id its command must carry.</summary>
public readonly record struct KeyedConsequence(CommandId Id, Consequence Consequence);

/// <summary>Every rule of the domain that carries a fact from one stream to another.</summary>
public sealed class ConsequenceRegistry(IEnumerable<IConsequence> rules)
{
    private readonly ImmutableArray<IConsequence> _rules = [.. rules];

    /// <summary>All implementations of this assembly.</summary>
    public static ConsequenceRegistry Default { get; } = new(typeof(IConsequence).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IConsequence)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (IConsequence)Activator.CreateInstance(type)!));

    /// <summary>The commands that follow from a commit, in order.</summary>
    public ImmutableArray<KeyedConsequence> Of(StreamKey source, long number, IReadOnlyList<IEvent> events)
    {
        // Most events concern nobody else: nothing is made for them.
        var found = ImmutableArray.CreateBuilder<KeyedConsequence>(0);
        for (var i = 0; i < events.Count; i++)
        {
            Dictionary<(string Name, StreamKey Target), int>? told = null;
            foreach (var rule in _rules)
            {
                foreach (var consequence in rule.Of(source, events[i]))
                {
                    ref var ordinal = ref CollectionsMarshal.GetValueRefOrAddDefault(told ??= [], (consequence.Name, consequence.Target), out _);
                    found.Add(new KeyedConsequence(consequence.IdFor(source, number, i, ordinal++), consequence));
                }
            }
        }

        return found.ToImmutable();
    }
}
