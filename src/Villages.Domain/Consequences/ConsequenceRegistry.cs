using System.Collections.Immutable;
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
        var found = ImmutableArray.CreateBuilder<KeyedConsequence>();
        for (var i = 0; i < events.Count; i++)
        {
            var told = new Dictionary<(string Name, StreamKey Target), int>();
            foreach (var consequence in _rules.SelectMany(rule => rule.Of(source, events[i])))
            {
                var ordinal = told.GetValueOrDefault((consequence.Name, consequence.Target));
                told[(consequence.Name, consequence.Target)] = ordinal + 1;
                found.Add(new KeyedConsequence(consequence.IdFor(source, number, i, ordinal), consequence));
            }
        }

        return found.ToImmutable();
    }
}
