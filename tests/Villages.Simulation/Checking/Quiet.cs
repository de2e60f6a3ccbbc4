using Villages.Grains.Areas;
using Villages.Grains.Journaling;
using Villages.Journal;
using Villages.Simulation.Cluster;
using Villages.Simulation.County;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Checking;

/// <summary>Asks once a second whether the house has done all that it owes: consequences delivered and kept, feeds drained, the county complete.</summary>
internal sealed class Quiet
{
    private readonly World _world;
    private readonly SimulatedCluster _cluster;
    private readonly Room _room;

    public Quiet(World world, SimulatedCluster cluster)
    {
        (_world, _cluster, _room) = (world, cluster, world.Room("quiet", ordered: true));
        _room.Start(Look);
    }

    public bool Reached { get; private set; }

    public string Missing { get; private set; } = "nobody answers";

    private async Task Look()
    {
        var clock = new VirtualClock(_world);
        while (!Reached)
        {
            try
            {
                Missing = await Asked();
                Reached = Missing.Length == 0;
            }
            catch (Exception fault) when (fault is TruthUnavailableException or TimeoutException or OrleansException)
            {
                Missing = fault.Message;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), clock);
        }
    }

    private async Task<string> Asked()
    {
        var (batches, end) = (_cluster.Tables.LastBatch, ((_cluster.Tables.LastBatch + 1) * Commit.PositionsPerBatch) - 1);
        if (_cluster.Tables.Checkpoints.GetValueOrDefault("consequences") < end)
        {
            return $"consequences stand at {_cluster.Tables.Checkpoints.GetValueOrDefault("consequences") / Commit.PositionsPerBatch} of {batches}";
        }

        if (_cluster.Processes.FirstOrDefault(process => !process.Witness.IsDrained) is { } behind)
        {
            return $"{behind.Name} has not seen the end of the feed";
        }

        var view = await _cluster.References.GetGrain<IAreaGrain>(SmallCounty.County.Stream.Text).Read();
        return view.Version < end ? $"the county stands at {view.Version} of {end}"
            : _cluster.Tables.LastBatch > batches ? "more was written"
            : !view.Totals.Equals(Folds.CountyTotals(_cluster.Tables)) ? "the county's totals are not those of its villages"
            : "";
    }
}
