using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Events;
using Villages.Domain.People;
using Villages.Domain.VillageLife;
using Villages.Grains.Auditing;
using Villages.Journal;
using Villages.Journal.Verification;
using Villages.Simulation.Cluster;
using Villages.Simulation.County;
using Villages.Simulation.Database;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;
using Villages.Simulation.Scenario;

namespace Villages.Simulation.Checking;

/// <summary>What must hold when a seed is over: the product's own audit in a quiet cluster, and what only the simulation knows.</summary>
internal sealed class Proof(World world, SimulatedCluster cluster)
{
    private readonly MemoryTables _tables = cluster.Tables;

    public string? Run(IEnumerable<Acknowledgement> acknowledged) =>
        acknowledged.Select(Kept).FirstOrDefault(violation => violation is not null)
        ?? Audit()
        ?? SmallCounty.Villages.Select(OneSecretary).FirstOrDefault(violation => violation is not null)
        ?? FreezeWasComplete();

    /// <summary>(I1) What was acknowledged is in the journal, where the receipt says.</summary>
    private string? Kept(Acknowledgement said)
    {
        var found = _tables.Stream(new StreamId(said.Stream.Home, said.Stream.Text)).Where(commit => commit.CommandId == said.Command.Value).ToArray();
        return found is [var commit] && commit.Number == said.Receipt.Number && commit.Position == said.Receipt.Position
            ? null
            : $"I1 {said.Stream}: {said.Command} was acknowledged as commit {said.Receipt.Number} at {said.Receipt.Position} and is there {found.Length} times";
    }

    private string? Audit()
    {
        var room = world.Room("audit", ordered: true);
        var (clock, engine) = (new VirtualClock(world), new MemoryEngine(world, _tables, new DatabaseFaults(cluster.Storm, world)));
        var task = room.Start(async () =>
        {
            var options = new JournalOptions { Timing = clock, Scheduler = room, GatheredStreams = 16 };
            var journal = new DurableJournal(engine, new Nowhere(), options);
            return (await new JournalAudit(journal, new JournalVerifier(engine), EventCodec.Default).Run(expectQuiet: true)).FirstViolation;
        });
        return world.Run(() => task.IsCompleted, TimeSpan.FromMinutes(1)) ? task.Result : "the audit does not end";
    }

    /// <summary>No decision was made on an old state: a village never has two secretaries on a day.</summary>
    private string? OneSecretary(AreaCode village)
    {
        var seats = Folds.Of<VillageState>(_tables, village.Stream).Seats.Where(seat => seat.Tenure.Position == Position.Secretary).ToArray();
        return seats.Any(one => seats.Any(other => other != one && one.Tenure.From <= (other.Tenure.To ?? DateOnly.MaxValue) && other.Tenure.From <= (one.Tenure.To ?? DateOnly.MaxValue)))
            ? $"I2 {village} has two secretaries at a time"
            : Folds.Twice(_tables, village.Stream) is { } reading ? $"I2 {village} has reading {reading} twice" : null;
    }

    /// <summary>(I4) At a freeze officials knew all that followed from what their villages knew.</summary>
    private string? FreezeWasComplete()
    {
        (Commit Source, Domain.Consequences.KeyedConsequence Keyed)[] owed =
        [
            .. _tables.Batches.SelectMany(batch => batch.Commits).Where(commit => commit.Kind.StartsWith("posts.", StringComparison.Ordinal)).SelectMany(
                commit => Domain.Consequences.ConsequenceRegistry.Default
                    .Of(StreamKey.Parse(commit.Stream.Key), commit.Number, EventCodec.Default.Decode(commit.Data)).Select(keyed => (commit, keyed))),
        ];
        foreach (var frozen in _tables.Stream(new StreamId(SmallCounty.Cycle.Stream.Home, SmallCounty.Cycle.Stream.Text))
            .SelectMany(commit => EventCodec.Default.Decode(commit.Data)).OfType<CycleFrozen>())
        {
            foreach (var (source, (id, consequence)) in owed.Where(item => item.Source.Position <= frozen.Sources))
            {
                if (_tables.Find(new StreamId(consequence.Target.Home, consequence.Target.Text), id.Value) is { } arrived && arrived.Position > frozen.Known)
                {
                    return $"I4 round {frozen.Round} was frozen at {frozen.Known} before {consequence.Name} of {source.Stream.Key} arrived at {arrived.Position}";
                }
            }
        }

        return null;
    }

    private sealed class Nowhere : Journal.Writing.IBatchSink
    {
        public void Offer(Batch batch)
        {
        }
    }
}
