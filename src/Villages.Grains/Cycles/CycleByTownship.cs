using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>A cycle's state broken down: made once for each state, because whoever waits for a cycle looks at the same one again and again.</summary>
internal sealed class CycleByTownship
{
    private static readonly ConditionalWeakTable<CycleState, CycleByTownship> Known = [];

    private readonly Lazy<ImmutableSortedDictionary<AreaCode, ImmutableArray<AreaCode>>> _roster;
    private readonly Lazy<ImmutableSortedDictionary<AreaCode, ImmutableArray<SubjectOutcome>>> _effects;
    private readonly Lazy<IReadOnlyDictionary<string, int>?> _grades;
    private readonly Lazy<IReadOnlyDictionary<int, int>?> _stars;

    private CycleByTownship(CycleState state)
    {
        _roster = new(() => Group(state.Roster, village => village.Parent));
        _effects = new(() => Group(CyclePublication.Issued(state), outcome => outcome.Village.Parent));
        _grades = new(() => Count(state, outcome => outcome.Grade ?? "unrated"));
        _stars = new(() => Count(state, outcome => outcome.StarsAfter ?? outcome.StarsBefore ?? 0));
    }

    /// <summary>Villages of the roster.</summary>
    public ImmutableSortedDictionary<AreaCode, ImmutableArray<AreaCode>> Roster => _roster.Value;

    /// <summary>What the round in effect changed.</summary>
    public ImmutableSortedDictionary<AreaCode, ImmutableArray<SubjectOutcome>> Effects => _effects.Value;

    /// <summary>Outcomes of the result by grade; null before there is one.</summary>
    public IReadOnlyDictionary<string, int>? Grades => _grades.Value;

    public IReadOnlyDictionary<int, int>? StarsAfter => _stars.Value;

    public static CycleByTownship Of(CycleState state) => Known.GetValue(state, static state => new(state));

    private static ImmutableSortedDictionary<AreaCode, ImmutableArray<T>> Group<T>(ImmutableArray<T> items, Func<T, AreaCode> township) =>
        items.GroupBy(township).ToImmutableSortedDictionary(group => group.Key, group => group.ToImmutableArray());

    private static Dictionary<TKey, int>? Count<TKey>(CycleState state, Func<SubjectOutcome, TKey> key)
        where TKey : notnull => state.Result?.Outcomes.GroupBy(key).ToDictionary(group => group.Key, group => group.Count());
}
