using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>What a rulebook makes of a cycle's frozen facts: reads and pure functions, nothing is kept.</summary>
internal sealed class CycleRescoring(CycleScoring scoring)
{
    /// <param name="state">Of a cycle that was frozen.</param>
    public async Task<(CalibrationResult Result, IReadOnlyList<ScoredVillage> Scores)> Under(Rulebook rulebook, CycleState state)
    {
        var scores = await scoring.Score(rulebook, Order(rulebook, state), state.Roster, ImmutableSortedDictionary<AreaCode, ScoredVillage>.Empty);
        return (StarRating.Calibrate(rulebook, [.. scores.Select(village => village.Score).OfType<SubjectScore>()], state.AsOf), scores);
    }

    /// <returns>Null when the village had no secretary.</returns>
    public async Task<SubjectScore?> Under(Rulebook rulebook, CycleState state, AreaCode village) =>
        (await scoring.Score(rulebook, Order(rulebook, state), [village], ImmutableSortedDictionary<AreaCode, ScoredVillage>.Empty))[0].Score;

    private static ScoreOrder Order(Rulebook rulebook, CycleState state) =>
        new(state.Id!.Value, state.Round, state.AsOf, state.Sources!.Value, state.Known!.Value, rulebook.Hash, state.Roster);
}
