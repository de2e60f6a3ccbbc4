using Villages.Simulation.Loop;

namespace Villages.Simulation.Faults;

/// <summary>What one process suffers of its database.</summary>
internal sealed class DatabaseFaults(Storm storm, World world)
{
    private TimeSpan _darkUntil;

    /// <summary>Nothing comes through until then.</summary>
    public void Darken(TimeSpan span) => _darkUntil = world.Now + span;

    public ReadFate OfRead() =>
        IsDark ? ReadFate.Refused
        : storm.IsOver ? ReadFate.Answered
        : storm.Strikes(Storm.Kind.RefusedRead) ? ReadFate.Refused
        : storm.Strikes(Storm.Kind.SlowRead) ? (storm.Dice.OneIn(2) ? ReadFate.Slow : ReadFate.Stale)
        : ReadFate.Answered;

    public bool FeedIsLate => storm.Strikes(Storm.Kind.LateFeed);

    public SendFate OfSend() =>
        IsDark ? SendFate.Unreachable
        : storm.IsOver ? SendFate.Written
        : storm.Strikes(Storm.Kind.Unreachable) ? SendFate.Unreachable
        : storm.Strikes(Storm.Kind.RolledBack) ? SendFate.RolledBack
        : storm.Strikes(Storm.Kind.LostRequest) ? SendFate.RequestLost
        : storm.Strikes(Storm.Kind.LostAcknowledgement) ? SendFate.ReplyLost
        : storm.Strikes(Storm.Kind.LateWrite) ? SendFate.LateAfterDoubt
        : storm.Strikes(Storm.Kind.SlowWrite) ? SendFate.Slow
        : SendFate.Written;

    public TimeSpan Delay() => storm.Dice.OneIn(10) ? storm.Dice.Milliseconds(2_000, 12_000) : storm.Dice.Milliseconds(1, 300);

    private bool IsDark => !storm.IsOver && world.Now < _darkUntil;
}
