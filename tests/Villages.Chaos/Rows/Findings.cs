using System.Collections.Concurrent;

namespace Villages.Chaos.Rows;

/// <summary>What a row found out: violations, measures, how many faults it made.</summary>
internal sealed class Findings
{
    private const int Printed = 20;

    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<string> _measures = new();
    private readonly ConcurrentQueue<string> _notRun = new();
    private int _faults;
    private int _evicted;

    public IReadOnlyCollection<string> Violations => _violations;

    public IReadOnlyCollection<string> Measures => _measures;

    /// <summary>What was not tried, and why; a row with any of it has not held.</summary>
    public IReadOnlyCollection<string> Omissions => _notRun;

    public int Faults => Volatile.Read(ref _faults);

    public int Fault() => Interlocked.Increment(ref _faults);

    /// <summary>Healthy silos that the others gave up and that were started again.</summary>
    public int Evictions => Volatile.Read(ref _evicted);

    public void Evicted() => Interlocked.Increment(ref _evicted);

    public void Violation(string sentence) => _violations.Enqueue(sentence);

    public void NotRun(string reason) => _notRun.Enqueue(reason);

    public void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            Violation(otherwise);
        }
    }

    public void Measure(string text) => _measures.Enqueue(text);

    /// <summary>Notes the worst and the median of some seconds; worse than the limit is a violation.</summary>
    public void Measure(string name, IReadOnlyCollection<double> seconds, double limit)
    {
        if (seconds.Count == 0)
        {
            return;
        }

        var sorted = seconds.Order().ToArray();
        Measure($"{name}: worst {sorted[^1]:0.0} s, median {sorted[sorted.Length / 2]:0.0} s of {sorted.Length} (limit {limit:0} s)");
        Expect(sorted[^1] <= limit, $"{name} took {sorted[^1]:0.0} s, more than {limit:0} s");
    }

    public void Print(TextWriter output)
    {
        foreach (var measure in _measures)
        {
            output.WriteLine($"  {measure}");
        }

        foreach (var omission in _notRun)
        {
            output.WriteLine($"  NOT RUN {omission}");
        }

        foreach (var violation in _violations.Take(Printed))
        {
            output.WriteLine($"  VIOLATION {violation}");
        }

        if (_violations.Count > Printed)
        {
            output.WriteLine($"  … and {_violations.Count - Printed} more");
        }
    }
}
