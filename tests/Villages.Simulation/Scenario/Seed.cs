using Villages.Grains.Areas;
using Villages.Simulation.Checking;
using Villages.Simulation.Cluster;
using Villages.Simulation.County;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Scenario;

/// <summary>One run of the small county under the faults of a seed, from its beginning to the proof.</summary>
internal sealed class Seed
{
    private const int Processes = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    private readonly World _world;
    private readonly SimulatedCluster _cluster;
    private readonly List<Clerk> _clerks = [];
    private readonly Storm _storm;

    private Seed(ulong seed, Product product, bool traced)
    {
        _world = new World(seed, traced);
        _storm = new Storm(_world.Dice.Fork(), calm: false);
        _cluster = new SimulatedCluster(_world, _storm, SmallCounty.Beginning, product, Processes);
    }

    /// <param name="product">A mutant, or null for the product itself.</param>
    public static SeedResult Run(ulong seed, Product? product = null, bool traced = false)
    {
        var run = new Seed(seed, product ?? Product.Itself, traced);
        var violation = run.Play() ?? run.Prove();
        return new SeedResult(seed, run._storm.Faults, run._world.Steps, run._world.Trace.Hash, violation, run._world.Trace.Lines);
    }

    private string? Play()
    {
        var disasters = new Disasters(_world, _cluster, _storm, Processes);
        var work = new List<Task> { Work("operator", clerk => new CycleOperator(clerk).Run()), Work("reader", Look) };
        for (var i = 0; i < 1 + _world.Dice.Below(4); i++)
        {
            var number = i;
            work.Add(Work($"reporter {i}", clerk => new FactReporter(clerk, number).Run()));
        }

        var storm = _world.Dice.Milliseconds(4_000, 20_000);
        disasters.Plan(storm);
        _world.Run(() => false, storm);
        disasters.End();
        var all = Task.WhenAll(work);
        if (!_world.Run(() => all.IsCompleted, Limit))
        {
            return $"I8 after the faults: {string.Join(", ", _clerks.Where((_, i) => !work[i].IsCompleted).Select(clerk => clerk.Room.Name))} gets no end";
        }

        all.GetAwaiter().GetResult();
        var quiet = new Quiet(_world, _cluster);
        return _world.Run(() => quiet.Reached, Limit) ? null : $"I8 after the faults: {quiet.Missing}";
    }

    private string? Prove() =>
        _clerks.SelectMany(clerk => clerk.Violations).FirstOrDefault()
        ?? (_cluster.Surprises.Found is [var first, ..] ? $"unexpected: {first}" : null)
        ?? _cluster.Processes.Select(process => process.Witness.Violation).FirstOrDefault(violation => violation is not null)
        ?? new Proof(_world, _cluster).Run(_clerks.SelectMany(clerk => clerk.Acknowledged));

    private Task Work(string name, Func<Clerk, Task> work)
    {
        var clerk = new Clerk(_world, _cluster, name);
        _clerks.Add(clerk);
        return clerk.Room.Start(() => work(clerk));
    }

    /// <summary>Somebody looks at the county now and then, so that it follows its villages.</summary>
    private async Task Look(Clerk clerk)
    {
        for (var looks = clerk.Dice.Below(4); looks >= 0; looks--)
        {
            await clerk.Ask(() => _cluster.References.GetGrain<IAreaGrain>(SmallCounty.County.Stream.Text).Read(), _ => true);
            await clerk.Pause(1_000, 6_000);
        }
    }
}

/// <param name="Violation">What does not hold, or null.</param>
internal sealed record SeedResult(ulong Seed, int Faults, long Steps, ulong Hash, string? Violation, IReadOnlyList<string> Trace);
