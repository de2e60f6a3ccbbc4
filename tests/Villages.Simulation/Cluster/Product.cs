using Villages.Grains.Cycles;
using Villages.Journal;
using Villages.Simulation.Database;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>The pieces a process is made of, all of them the product's. A mutant replaces one.</summary>
internal class Product
{
    public static readonly Product Itself = new();

    public virtual MemoryTables Tables(MemoryTables kept, World world) => new(kept);

    public virtual MemoryEngine Engine(World world, MemoryTables tables, DatabaseFaults faults) => new(world, tables, faults);

    /// <summary>As grains see it.</summary>
    public virtual IJournal Journal(IJournal journal) => journal;

    /// <summary>As the delivery of consequences follows it.</summary>
    public virtual IFeed Feed(IFeed feed, IJournal journal) => feed;

    public virtual CycleProgress Progress() => new();

    /// <summary>Sees a call before it is sent, and may change or drop it.</summary>
    public virtual bool Passes(Call call) => true;
}
