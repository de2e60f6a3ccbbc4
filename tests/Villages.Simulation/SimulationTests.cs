using System.Diagnostics;
using Villages.Simulation.County;
using Villages.Simulation.Mutants;
using Villages.Simulation.Scenario;

namespace Villages.Simulation;

public sealed class SimulationTests
{
    private const ulong CiSeeds = 5_000;

    public static TheoryData<string, string> Mutants => new(Mutant.Broken.Select(mutant => (mutant.Key, mutant.Value)));

    [Fact]
    public void Whatever_befalls_processes_calls_and_the_database_every_promise_holds()
    {
        var violations = Seeds().Select(seed => Seed.Run(seed)).Where(result => result.Violation is not null).Take(3)
            .Select(result => $"--seed {result.Seed} --trace: {result.Violation}");
        Assert.Empty(violations);
    }

    [Theory]
    [MemberData(nameof(Mutants))]
    public void A_product_with_one_worse_piece_is_caught_breaking_its_promise(string mutant, string promise) =>
        Assert.Contains(Seeds(), seed => Seed.Run(seed, Mutant.Make(mutant)).Violation?.StartsWith(promise, StringComparison.Ordinal) == true);

    [Fact]
    public void A_seed_is_replayed_step_by_step_within_a_second()
    {
        var took = new List<TimeSpan>();
        foreach (var seed in Seeds().Take(40))
        {
            var first = Seed.Run(seed);
            var watch = Stopwatch.StartNew();
            var again = Seed.Run(seed, traced: true);
            Assert.Equal((first.Hash, first.Steps, first.Faults), (again.Hash, again.Steps, again.Faults));
            Assert.NotEmpty(again.Trace);
            took.Add(watch.Elapsed);
        }

        Assert.InRange(took.Order().ElementAt(took.Count * 9 / 10), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Other_seeds_take_other_ways() =>
        Assert.Equal(40, Seeds().Take(40).Select(seed => Seed.Run(seed).Hash).Distinct().Count());

    [Fact]
    public void The_county_begins_with_its_consequences_delivered() => Assert.True(SmallCounty.Beginning.LastBatch > 0);

    private static IEnumerable<ulong> Seeds()
    {
        for (ulong seed = 1; seed <= CiSeeds; seed++)
        {
            yield return seed;
        }
    }
}
