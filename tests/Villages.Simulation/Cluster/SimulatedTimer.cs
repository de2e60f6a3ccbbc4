using Villages.Simulation.Loop;

namespace Villages.Simulation.Cluster;

/// <summary>A grain's timer: the next tick waits for the end of the one before.</summary>
internal sealed class SimulatedTimer(World world, Activation activation, Func<Task> tick) : IGrainTimer
{
    private World.Alarm? _alarm;
    private TimeSpan _period;
    private bool _stopped;

    public void Change(TimeSpan dueTime, TimeSpan period)
    {
        _alarm?.TakeBack();
        _period = period;
        _alarm = world.After(dueTime, activation.Room, Fire);
    }

    public void Dispose()
    {
        _stopped = true;
        _alarm?.TakeBack();
    }

    private void Fire() => _ = Tick();

    private async Task Tick()
    {
        if (activation.IsValid)
        {
            await activation.Beside(tick);
        }

        if (!_stopped)
        {
            _alarm = world.After(_period, activation.Room, Fire);
        }
    }
}
