using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.Stars;
using Villages.Domain.Tests.Stars;

namespace Villages.Domain.Tests.Cycles;

/// <summary>A commit holds at most 1 MiB; the largest county of the national register has 1,526 villages.</summary>
public class CommitSizeTests
{
    private const int Limit = 1024 * 1024;
    private const int LargestCounty = 1_526;

    private static IEnumerable<SubjectFacts> County => Enumerable.Range(0, LargestCounty).Select(number =>
        Secretaries.Of(number, 88 + (number % 12), township: 1 + (number / 90))
            .After(("qualified", 3), ("qualified", 4))
            .Honour("city", "2022-05-01"));

    [Fact]
    public void The_parts_of_the_largest_county_fit_into_their_commits()
    {
        var result = County.Calibrate();
        var parts = result.Outcomes.Chunk(KeepOutcomes.PartSize).ToArray();
        var kept = EventCodec.Default.Encode([new OutcomesKept(1, 0, [.. parts[0]])]).Length;
        var last = EventCodec.Default.Encode([new CycleCalibrated(1, result with { Outcomes = [.. parts[^1]] })]).Length;

        Assert.InRange(kept, 300_000, Limit / 2);
        Assert.InRange(last, 100_000, Limit);
    }

    [Fact]
    public void A_full_batch_of_scores_and_of_effects_fits_into_one_commit()
    {
        var scores = County.Take(CycleAreaState.BatchSize).Select(facts => new ScoredVillage(facts.Village, facts.Score(), 1, 1));
        var scored = EventCodec.Default.Encode([new AreaScored(1, 0, [.. scores], true)]).Length;
        var outcomes = County.Calibrate().Outcomes.Take(CycleAreaState.BatchSize);
        var cycle = new CycleId("stars", AreaCode.Parse("141129"), Secretaries.Year);
        var issued = EventCodec.Default.Encode([new EffectsIssued(cycle, 1, 0, Secretaries.Year.LastDay, new string('0', 64), 1, [.. outcomes], true)]).Length;

        Assert.InRange(scored, 100_000, Limit);
        Assert.InRange(issued, 50_000, Limit);
    }
}
