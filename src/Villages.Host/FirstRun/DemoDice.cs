using System.Text;

namespace Villages.Host.FirstRun;

/// <summary>Invented numbers that are the same on every machine and in every version: SplitMix64 from a text.</summary>
internal sealed class DemoDice
{
    private ulong _state;

    public DemoDice(string key)
    {
        _state = 14695981039346656037;
        foreach (var b in Encoding.UTF8.GetBytes(key))
        {
            _state = unchecked((_state ^ b) * 1099511628211);
        }
    }

    /// <summary>A number from 0 to <paramref name="end"/> − 1.</summary>
    public int Next(int end) => (int)(Draw() % (ulong)end);

    /// <summary>A number between both bounds, inclusive.</summary>
    public int Between(int first, int last) => first + Next(last - first + 1);

    public bool Chance(int percent) => Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> list) => list[Next(list.Count)];

    /// <summary>Around the middle, mostly within the spread and never further than twice of it.</summary>
    public decimal Around(decimal middle, decimal spread)
    {
        var sum = 0;
        for (var i = 0; i < 4; i++)
        {
            sum += Next(1001);
        }

        return middle + (spread * (sum - 2000) / 1000m);
    }

    private ulong Draw()
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
}
