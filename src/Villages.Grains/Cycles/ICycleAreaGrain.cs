using System.Collections.Immutable;
using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>One township's part of a cycle. Orders are sent, never awaited; the same order twice does the work once. Key: <c>cycle-area/&lt;cycle id&gt;/&lt;township&gt;</c>.</summary>
[Alias("cycles.cycle-area-grain")]
internal interface ICycleAreaGrain : IGrainWithStringKey
{
    [OneWay, AlwaysInterleave, Alias("score")]
    Task Score(ScoreOrder order);

    [OneWay, AlwaysInterleave, Alias("issue")]
    Task Issue(EffectOrder order);

    /// <summary>Scores as they stood at the end of a round, also when a later one has begun to replace them.</summary>
    [AlwaysInterleave, Alias("scores")]
    Task<IReadOnlyList<ScoredVillage>> Scores(int round);

    [Alias("keep-scores")]
    Task<Outcome<Receipt>> Keep(Command<KeepScores> command);

    [Alias("keep-effects")]
    Task<Outcome<Receipt>> Keep(Command<IssueEffects> command);
}

/// <param name="Sources">Feed position up to which facts of villages count.</param>
/// <param name="Known">Feed position up to which facts of officials count.</param>
[GenerateSerializer, Immutable, Alias("cycles.score-order")]
internal sealed record ScoreOrder(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] DateOnly AsOf, [property: Id(3)] long Sources,
    [property: Id(4)] long Known, [property: Id(5)] string RulebookHash, [property: Id(6)] ImmutableArray<AreaCode> Roster);

/// <param name="JudgedBy">Version for each of those whom another than <paramref name="RulebookHash"/> judged.</param>
[GenerateSerializer, Immutable, Alias("cycles.effect-order")]
internal sealed record EffectOrder(
    [property: Id(0)] CycleId Cycle, [property: Id(1)] int Round, [property: Id(2)] DateOnly AsOf, [property: Id(3)] string RulebookHash,
    [property: Id(4)] int Engine, [property: Id(5)] ImmutableArray<SubjectOutcome> Outcomes, [property: Id(6)] ImmutableSortedDictionary<PersonId, string>? JudgedBy = null);
