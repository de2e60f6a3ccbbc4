namespace Villages.Benchmarks.Figures;

/// <summary>Something measured that has no floor beside it; it prints its own line.</summary>
internal sealed record Figure(string Name, Func<Task> Measure);
