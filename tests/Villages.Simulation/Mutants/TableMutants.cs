using Villages.Journal;
using Villages.Journal.Engines;
using Villages.Simulation.Cluster;
using Villages.Simulation.Database;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Mutants;

/// <summary>The unique key over command and stream is dropped.</summary>
internal sealed class DropsTheCommandKey : Product
{
    public override MemoryTables Tables(MemoryTables kept, World world) => new Keyless(kept);

    private sealed class Keyless(MemoryTables kept) : MemoryTables(kept)
    {
        protected override bool Collides(Commit row) => HasNumber(row);
    }
}

/// <summary>The unique key over stream and number is dropped.</summary>
internal sealed class DropsTheNumberKey : Product
{
    public override MemoryTables Tables(MemoryTables kept, World world) => new Keyless(kept);

    private sealed class Keyless(MemoryTables kept) : MemoryTables(kept)
    {
        protected override bool Collides(Commit row) => HasCommand(row);
    }
}

/// <summary>A batch takes its number when it begins and is seen when it ends, so a later number may be seen first.</summary>
internal sealed class NumbersTheBatchFirst : Product
{
    public override MemoryTables Tables(MemoryTables kept, World world) => new Eager(kept, world);

    private sealed class Eager(MemoryTables kept, World world) : MemoryTables(kept)
    {
        private readonly Dictionary<Guid, SendOutcome> _begun = [];
        private long _number = kept.LastBatch;

        public override SendOutcome Append(Guid id, IReadOnlyList<Commit> rows)
        {
            if (_begun.TryGetValue(id, out var known))
            {
                return known;
            }

            var placed = Insert(rows, _number + 1);
            if (placed.Length == 0)
            {
                return SendOutcome.Done(0, []);
            }

            var batch = new Batch(++_number, id, placed);
            world.After(world.Dice.Milliseconds(0, 60), world.Database, () => Publish(batch));
            return _begun[id] = SendOutcome.Done(batch.Number, [.. placed.Select(commit => commit.Ordinal)]);
        }
    }
}

/// <summary>What is sent again has a new batch id, and rows that collide are taken for its own instead of being looked up.</summary>
internal sealed class ResendsUnderANewId : Product
{
    public override MemoryEngine Engine(World world, MemoryTables tables, DatabaseFaults faults) => new Forgetful(world, tables, faults);

    private sealed class Forgetful(World world, MemoryTables tables, DatabaseFaults faults) : MemoryEngine(world, tables, faults)
    {
        private readonly (World, MemoryTables, DatabaseFaults) _parts = (world, tables, faults);

        public override IBatchSender OpenSender() => new Sender(_parts.Item1, _parts.Item2, _parts.Item3);
    }

    private sealed class Sender(World world, MemoryTables tables, DatabaseFaults faults) : MemorySender(world, tables, faults)
    {
        private readonly MemoryTables _tables = tables;
        private Guid _last;
        private int _sent;

        public override async Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows)
        {
            var again = batch == _last;
            _last = batch;
            var outcome = await base.Send(new Guid(++_sent, 0, 0, batch.ToByteArray()[8..]), rows);
            return again && outcome.Verdict == SendVerdict.Done ? SendOutcome.Done(_tables.LastBatch, [.. Enumerable.Range(0, rows.Count)]) : outcome;
        }
    }
}
