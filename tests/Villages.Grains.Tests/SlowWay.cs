using Villages.Testing;

namespace Villages.Grains.Tests;

/// <summary>Once begun, lets eleven minutes pass between the sending of the next call of a kind and its arrival.</summary>
internal sealed class SlowWay(string grain, string method) : IIncomingGrainCallFilter
{
    private const int Begun = 1;
    private const int Passed = 2;

    private int _state;

    public JumpingClock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    public bool Late => Volatile.Read(ref _state) == Passed;

    public void Begin() => Volatile.Write(ref _state, Begun);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.TargetId.Type.ToString() == grain && context.MethodName == method && Interlocked.CompareExchange(ref _state, Passed, Begun) == Begun)
        {
            Clock.JumpTo(Clock.GetUtcNow() + TimeSpan.FromMinutes(11));
        }

        await context.Invoke();
    }
}
