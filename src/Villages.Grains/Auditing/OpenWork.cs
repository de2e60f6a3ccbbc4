using Villages.Domain;
using Villages.Domain.Cycles;
using Villages.Domain.Imports;
using Villages.Grains.Cycles;
using Villages.Journal;

namespace Villages.Grains.Auditing;

/// <summary>
/// (I8) What the house itself still has to do: it ends by itself while the cluster runs, so in a quiet cluster it is stuck. What waits for a person is not open,
/// nor is an import whose rows were never accepted: nothing was promised.
/// </summary>
internal sealed class OpenWork(EffectLedger effects)
{
    private readonly List<string> _first = [];

    /// <summary>How many of the things under way are told in words.</summary>
    public const int Told = 20;

    public long Count { get; private set; }

    public IReadOnlyList<string> First => _first;

    public void Add(string what)
    {
        Count++;
        if (_first.Count < Told)
        {
            _first.Add(what);
        }
    }

    public void Add(StreamKey key, CycleState cycle)
    {
        if (cycle.Id is { } id && CycleByTownship.Of(cycle).Effects.Values.Sum(township => township.Count(o => !effects.IsIssued(id, cycle.EffectiveRound, o))) is > 0 and var open)
        {
            Add($"{key}: {open} effects of round {cycle.EffectiveRound} are not issued");
        }

        if (cycle.Id is not null && !cycle.Paused && cycle.Phase < CyclePhase.Calibrating)
        {
            Add($"{key}: round {cycle.Round} is in phase {cycle.Phase}");
        }
    }

    public void Add(StreamKey key, ImportState import)
    {
        if (import.Status == ImportStatus.Accepted)
        {
            Add($"{key}: rows after line {import.AppliedThrough} are not given to their streams");
        }
    }

    /// <param name="delivered">Feed position up to which consequences were delivered.</param>
    public void Add(long delivered, long lastBatch)
    {
        if (delivered / Commit.PositionsPerBatch is var batch && batch < lastBatch)
        {
            Add($"consequences were delivered up to batch {batch} of {lastBatch}");
        }
    }
}
