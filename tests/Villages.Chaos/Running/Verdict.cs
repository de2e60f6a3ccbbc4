namespace Villages.Chaos.Running;

/// <summary>What a whole run came to, for the person and for the shell.</summary>
internal sealed class Verdict(RunOptions options)
{
    private static readonly TimeSpan ShortTier = TimeSpan.FromMinutes(10);

    private readonly List<(string Row, Outcome Outcome)> _rows = [];

    public bool AnyBroken => _rows.Any(row => row.Outcome == Outcome.Broken);

    public void Add(string row, Outcome outcome) => _rows.Add((row, outcome));

    /// <returns>The exit code. The full tier must have tried everything; the short one must end in time.</returns>
    public int Print(TextWriter output, TimeSpan took)
    {
        var late = options is { Tier: Tier.Short, IsWholeTier: true } && took > ShortTier;
        output.WriteLine($"{Names(Outcome.Held).Length} rows hold");
        foreach (var (outcome, name) in ((Outcome, string)[])[(Outcome.NotRun, "NOT RUN"), (Outcome.Broken, "broken")])
        {
            if (Names(outcome) is { Length: > 0 } rows)
            {
                output.WriteLine($"{name}: {string.Join(' ', rows)}");
            }
        }

        output.WriteLine($"took {(int)took.TotalMinutes}:{took.Seconds:00}{(late ? $", more than the {ShortTier.TotalMinutes:0} minutes of the short tier" : "")}");
        return AnyBroken || late || (options.Tier == Tier.Full && Names(Outcome.NotRun).Length > 0) ? 1 : 0;
    }

    /// <summary>A row that ran with several seeds counts with its worst.</summary>
    private string[] Names(Outcome outcome) => [.. _rows.GroupBy(row => row.Row).Where(row => row.Max(one => one.Outcome) == outcome).Select(row => row.Key)];
}
