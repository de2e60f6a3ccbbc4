namespace Villages.Testing;

/// <summary>The system's clock, set to another day: time goes on as it does, and can be moved. Timers and timestamps stay real.</summary>
public sealed class JumpingClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _offset = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return System.GetUtcNow() + _offset;
        }
    }

    public void JumpTo(DateTimeOffset moment)
    {
        lock (_gate)
        {
            _offset = moment - System.GetUtcNow();
        }
    }

    public void Jump(TimeSpan ahead)
    {
        lock (_gate)
        {
            _offset += ahead;
        }
    }
}
