using System.Collections.Immutable;
using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Grains.Cycles;

/// <summary>Asks villages and their secretaries for what was known at the freeze and scores it: reads and pure functions only. At most 32 subjects at a time in a silo: more only wait in line, before whoever looks at a page.</summary>
internal sealed class CycleScoring(IGrainFactory grains) : IDisposable
{
    private const int InFlight = 32;

    /// <summary>Villages of a commit; the same for as long as a cycle runs.</summary>
    public int BatchSize { get; init; } = CycleAreaState.BatchSize;

    private readonly SemaphoreSlim _places = new(InFlight);

    /// <param name="known">Scores of an earlier round; a village whose streams did not move since keeps its own under the same rulebook.</param>
    public async Task<ImmutableArray<ScoredVillage>> Score(
        Rulebook rulebook, ScoreOrder order, IReadOnlyList<AreaCode> villages, ImmutableSortedDictionary<AreaCode, ScoredVillage> known)
    {
        var scored = await Task.WhenAll(villages.Select(village => Score(rulebook, order, village, known.GetValueOrDefault(village))));
        return [.. scored];
    }

    public void Dispose() => _places.Dispose();

    private async Task<ScoredVillage> Score(Rulebook rulebook, ScoreOrder order, AreaCode village, ScoredVillage? before)
    {
        await _places.WaitAsync();
        try
        {
            var facts = await grains.Village(village).Facts(new FactsQuery(order.Cycle, order.AsOf, order.Sources));
            if (facts.Secretary is not { } secretary)
            {
                return new ScoredVillage(village, null, facts.Number, 0);
            }

            var career = await grains.Official(secretary).Career(new FactsQuery(order.Cycle, order.AsOf, order.Known));
            if (before?.Score?.RulebookHash == rulebook.Hash && before.VillageNumber == facts.Number && before.OfficialNumber == career.Number)
            {
                return before;
            }

            var subject = new SubjectFacts(
                village, secretary, village.Kind, order.Cycle.Period, [.. facts.Readings], career.Career, career.MonthsInPost);
            return new ScoredVillage(village, StarRating.Score(rulebook, subject, order.AsOf), facts.Number, career.Number);
        }
        finally
        {
            _places.Release();
        }
    }
}
