using System.Diagnostics;

namespace Villages.Chaos.Load;

/// <summary>When the cycles of one county made steps.</summary>
internal sealed class CountyTrace
{
    private readonly Lock _gate = new();
    private readonly List<long> _moves = [];
    private long _effects;

    public long Effects => Volatile.Read(ref _effects);

    /// <param name="effect">The step reached an official.</param>
    public void Moved(long at, bool effect)
    {
        lock (_gate)
        {
            if (_moves.Count == 0 || _moves[^1] != at)
            {
                _moves.Add(at);
            }
        }

        if (effect)
        {
            Interlocked.Increment(ref _effects);
        }
    }

    public long? FirstMove(long since)
    {
        lock (_gate)
        {
            var at = _moves.FirstOrDefault(move => move > since);
            return at == 0 ? null : at;
        }
    }

    public TimeSpan LongestStill(long since, long until)
    {
        lock (_gate)
        {
            var (longest, before) = (0L, since);
            foreach (var move in _moves.Where(move => move > since && move < until).Append(until))
            {
                (longest, before) = (Math.Max(longest, move - before), move);
            }

            return Stopwatch.GetElapsedTime(0, longest);
        }
    }
}
