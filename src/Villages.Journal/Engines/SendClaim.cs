namespace Villages.Journal.Engines;

/// <summary>Either a send reaches the point from which it may write, or its caller gives up; whoever comes first.</summary>
internal sealed class SendClaim
{
    private const int Passed = 1;
    private const int GivenUp = 2;

    private int _state;

    /// <summary>The send may write.</summary>
    public bool HasPassed => Volatile.Read(ref _state) == Passed;

    /// <returns>False when the caller gave up: the send must not write.</returns>
    public bool Pass() => Interlocked.CompareExchange(ref _state, Passed, 0) == 0;

    /// <returns>True when the send will not write.</returns>
    public bool GiveUp() => Interlocked.CompareExchange(ref _state, GivenUp, 0) != Passed;
}
