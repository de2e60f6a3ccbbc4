namespace Villages.Simulation.Loop;

/// <summary>A process's clock over the world's time: its timers fire in the room that made them, its date can be set ahead or back.</summary>
internal sealed class VirtualClock(World world) : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    /// <summary>How far the date is beside the others'.</summary>
    public TimeSpan Offset { get; set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => world.Now.Ticks;

    public override DateTimeOffset GetUtcNow() => Start + world.Now + Offset;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(world, Room.Here, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(World world, Room room, TimerCallback callback, object? state) : ITimer
    {
        private World.Alarm? _alarm;
        private TimeSpan _period;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _alarm?.TakeBack();
            _period = period;
            _alarm = dueTime == Timeout.InfiniteTimeSpan ? null : world.After(dueTime, room, Fire);
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Fire()
        {
            _alarm = _period > TimeSpan.Zero ? world.After(_period, room, Fire) : null;
            callback(state);
        }
    }
}
