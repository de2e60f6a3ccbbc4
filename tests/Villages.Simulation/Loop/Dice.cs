namespace Villages.Simulation.Loop;

/// <summary>Chance by a seed, the same on every machine and in every version of the framework (SplitMix64).</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>From 0 up to, and without, the limit.</summary>
    public int Below(int limit) => (int)(((Next() >> 32) * (ulong)limit) >> 32);

    public bool OneIn(int n) => n > 0 && Below(n) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public TimeSpan Milliseconds(int from, int to) => TimeSpan.FromMilliseconds(from + Below(to - from));

    /// <summary>Other dice that these decide, so that one more throw there changes nothing here.</summary>
    public Dice Fork() => new(Next());
}
