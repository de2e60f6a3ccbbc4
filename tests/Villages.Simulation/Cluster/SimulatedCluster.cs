using Villages.Simulation.Database;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>Processes over one database, and the directory that says which of them has which activation.</summary>
internal sealed class SimulatedCluster
{
    private readonly Dictionary<GrainId, Activation> _directory = [];
    private readonly List<SimulatedProcess> _processes = [];
    private readonly List<Activation> _zombies = [];
    private int _started;

    public SimulatedCluster(World world, Storm storm, MemoryTables kept, Product product, int processes)
    {
        (World, Storm, Product) = (world, storm, product);
        Tables = product.Tables(kept, world);
        Surprises = new Surprises(world);
        Network = new Network(world, this, new CallFaults(storm), product.Passes);
        References = new References(Network);
        Reminders = new SimulatedReminders(world, this);
        for (var i = 0; i < processes; i++)
        {
            StartProcess();
        }
    }

    public World World { get; }

    public Storm Storm { get; }

    public Product Product { get; }

    public MemoryTables Tables { get; }

    public Surprises Surprises { get; }

    public Network Network { get; }

    public References References { get; }

    public SimulatedReminders Reminders { get; }

    public SimulatedStorage Storage { get; } = new();

    public IReadOnlyList<SimulatedProcess> Processes => _processes;

    public IReadOnlyList<Activation> Activations => [.. _directory.Values];

    public void StartProcess() => _processes.Add(new SimulatedProcess(this, ++_started));

    /// <summary>Where a call goes: to the activation, now and then to one that was given up and does not know it, else to a new one. Null when no process is ready.</summary>
    public Activation? Locate(GrainId grain)
    {
        if (_zombies.Count > 0 && !Storm.IsOver && _zombies.Find(zombie => zombie.Id == grain && !zombie.Room.Closed) is { } zombie && Storm.Dice.OneIn(3))
        {
            return zombie;
        }

        if (_directory.TryGetValue(grain, out var activation))
        {
            return activation;
        }

        SimulatedProcess[] ready = [.. _processes.Where(process => process.IsReady)];
        return ready.Length == 0 ? null : _directory[grain] = new Activation(this, Storm.Dice.Pick(ready), grain);
    }

    public void Forget(Activation activation)
    {
        if (_directory.GetValueOrDefault(activation.Id) == activation)
        {
            _directory.Remove(activation.Id);
        }
    }

    /// <summary>The process dies with everything in it; what it had sent is on its way.</summary>
    public void Crash(SimulatedProcess process)
    {
        if (World.Trace.On)
        {
            World.Trace.Say($"{process.Name} dies");
        }

        _processes.Remove(process);
        process.Room.Close();
        var noticed = Storm.Dice.Milliseconds(0, 3_000);
        foreach (var activation in _directory.Values.Concat(_zombies).Where(activation => activation.Process == process).ToArray())
        {
            activation.Kill(noticed);
            World.After(noticed, World.Network, () => Forget(activation));
        }
    }

    /// <summary>The directory loses an activation that goes on working: the next call makes a second one.</summary>
    public void Split(Activation activation)
    {
        if (World.Trace.On)
        {
            World.Trace.Say($"{activation.Id.Key} on {activation.Process.Name} is given up and goes on");
        }

        Forget(activation);
        _zombies.Add(activation);
    }

    /// <summary>Whoever was given up is found and ended.</summary>
    public void EndZombies()
    {
        _zombies.ForEach(zombie => zombie.Kill(TimeSpan.Zero));
        _zombies.Clear();
    }
}
