using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>One activation of a grain of the product: one turn at a time, one call at a time unless the interface says that it interleaves.</summary>
internal sealed class Activation
{
    private readonly List<Call> _waiting = [];
    private readonly List<Call> _running = [];
    private readonly SimulatedCluster _cluster;
    private readonly SimulatedContext _context;
    private Call? _blocking;
    private int _beside;
    private Stage _stage = Stage.Activating;

    public Activation(SimulatedCluster cluster, SimulatedProcess process, GrainId id)
    {
        (_cluster, Process, Id) = (cluster, process, id);
        Room = cluster.World.Room($"{process.Name} {id.Key}", ordered: true);
        _context = new SimulatedContext(this, process, cluster);
        _ = Room.Start(Activate);
    }

    private enum Stage
    {
        Activating,
        Valid,
        Ending,
        Ended,
    }

    public SimulatedProcess Process { get; }

    public GrainId Id { get; }

    public Room Room { get; }

    public bool IsValid => _stage == Stage.Valid && !Room.Closed;

    public void Receive(Call call)
    {
        if (Room.Closed || _stage == Stage.Ended)
        {
            _cluster.Network.Reject(call, "The activation is gone.");
            return;
        }

        _waiting.Add(call);
        Next();
    }

    /// <summary>Ends as Orleans ends an activation: what runs may finish, what waits goes to the next one.</summary>
    public void End()
    {
        if (_stage == Stage.Valid)
        {
            _stage = Stage.Ending;
            Next();
        }
    }

    /// <summary>Never runs again. Whoever waits for an answer learns it when the death is noticed.</summary>
    public void Kill(TimeSpan noticed)
    {
        Room.Close();
        foreach (var call in _waiting.Concat(_running))
        {
            _cluster.World.After(noticed, _cluster.World.Network, () => _cluster.Network.Reject(call, "The silo is gone."));
        }
    }

    /// <summary>Runs something beside the calls, as a timer does.</summary>
    public async Task Beside(Func<Task> work)
    {
        _beside++;
        try
        {
            await work();
        }
        catch (Exception fault)
        {
            _cluster.Surprises.Note(fault, $"a timer of {Id.Key}");
        }

        _beside--;
        Next();
    }

    private async Task Activate()
    {
        try
        {
            await _context.Make().OnActivateAsync(CancellationToken.None);
            _stage = Stage.Valid;
            Next();
        }
        catch (Exception fault)
        {
            _cluster.Surprises.Note(fault, $"the activation of {Id.Key}");
            Leave();
            _waiting.ForEach(call => _cluster.Network.Reject(call, $"The activation failed: {fault.Message}"));
            _waiting.Clear();
        }
    }

    private void Next()
    {
        if (_stage == Stage.Ending && _running.Count == 0 && _beside == 0)
        {
            _stage = Stage.Ended;
            _ = Room.Start(Deactivate);
        }

        for (var i = 0; _stage == Stage.Valid && i < _waiting.Count;)
        {
            var call = _waiting[i];
            if (_blocking is not null && !call.Interleaves)
            {
                i++;
                continue;
            }

            _waiting.RemoveAt(i);
            _running.Add(call);
            _blocking = call.Interleaves ? _blocking : call;
            _ = Room.Start(() => Invoke(call));
        }
    }

    private async Task Invoke(Call call)
    {
        call.Request.SetTarget(_context);
        var response = await call.Request.Invoke();
        if (response.Exception is { } fault)
        {
            _cluster.Surprises.Note(fault, call.ToString());
        }

        _cluster.Network.Reply(call, response);
        _running.Remove(call);
        _blocking = ReferenceEquals(_blocking, call) ? null : _blocking;
        Next();
    }

    private async Task Deactivate()
    {
        await _context.Grain!.OnDeactivateAsync(new DeactivationReason(DeactivationReasonCode.ApplicationRequested, "asked"), CancellationToken.None);
        Leave();
        _waiting.ForEach(call => _cluster.World.Network.Post(() => _cluster.Network.Deliver(call)));
        _waiting.Clear();
    }

    private void Leave()
    {
        _stage = Stage.Ended;
        _context.StopTimers();
        _cluster.Forget(this);
    }
}
