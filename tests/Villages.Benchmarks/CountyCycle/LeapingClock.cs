namespace Villages.Benchmarks.CountyCycle;

/// <summary>Runs like the system's clock, some years beside it: a cycle of another year can follow at once.</summary>
internal sealed class LeapingClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeProvider _clock = System;
    private TimeSpan _offset = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => _clock.GetUtcNow() + _offset;

    public void LeapTo(DateTimeOffset instant) => _offset += instant - GetUtcNow();
}
