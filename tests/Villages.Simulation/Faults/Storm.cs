using Villages.Simulation.Loop;

namespace Villages.Simulation.Faults;

/// <summary>Which kinds of fault a seed has and how often: some seeds one kind alone, some all at once. Over when the scenario says so.</summary>
internal sealed class Storm
{
    private readonly int[] _oneIn;

    public Storm(Dice dice, bool calm)
    {
        Dice = dice;
        IsOver = calm;
        _oneIn = [.. Enum.GetValues<Kind>().Select(_ => dice.OneIn(2) ? dice.Pick([15, 40, 120, 400]) : 0)];
    }

    public enum Kind
    {
        LostCall,
        LostReply,
        RejectedCall,
        LateCall,
        DoubledCall,
        RefusedRead,
        SlowRead,
        LateFeed,
        Unreachable,
        RolledBack,
        LostRequest,
        LostAcknowledgement,
        LateWrite,
        SlowWrite,
        FailedStorage,
    }

    public Dice Dice { get; }

    public bool IsOver { get; set; }

    public int Faults { get; private set; }

    public bool Strikes(Kind kind)
    {
        if (IsOver || !Dice.OneIn(_oneIn[(int)kind]))
        {
            return false;
        }

        Faults++;
        return true;
    }

    /// <summary>A fault that the scenario itself makes.</summary>
    public void Count() => Faults++;
}
