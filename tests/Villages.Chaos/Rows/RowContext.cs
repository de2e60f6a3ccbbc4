using Villages.Chaos.Databases;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>What a row works with: its seed, the number of faults asked for, and fresh stages.</summary>
internal sealed class RowContext(Ground ground, RunOptions options, IRow row, string folder)
{
    private int _stages;

    public IRow Row => row;

    public Ground Ground => ground;

    public Tier Tier => options.Tier;

    public int Seed => options.Seed;

    /// <summary>Faults to make; none in a row that makes none.</summary>
    public int Wanted { get; } = row.Faults(options.Tier) is var faults && faults == 0 ? 0 : options.Faults ?? faults;

    public Findings Findings { get; } = new();

    public Random Dice { get; } = new(options.Seed);

    /// <summary>Commands acknowledged over all stages.</summary>
    public int Acknowledged { get; internal set; }

    public Outcome Outcome => Findings.Violations.Count > 0 ? Outcome.Broken : Findings.Omissions.Count > 0 ? Outcome.NotRun : Outcome.Held;

    public string Line =>
        $"row {row.Name} seed {Seed} faults {Findings.Faults} acknowledged {Acknowledged} violations {Findings.Violations.Count}{(Outcome == Outcome.NotRun ? " NOT RUN" : "")}";

    public void Say(string line) => Progress.Say($"{row.Name}: {line}");

    /// <summary>A row within this one, with findings of its own.</summary>
    public RowContext Within() => new(ground, options, row, Directory.CreateDirectory(Path.Combine(folder, "within")).FullName);

    /// <summary>A fresh copy of the database with a cluster on it. <see cref="Stage.Check"/> ends it.</summary>
    public Task<Stage> Open(StagePlan? plan = null) =>
        Stage.Open(this, plan ?? new StagePlan(), Directory.CreateDirectory(Path.Combine(folder, $"stage-{++_stages}")).FullName);
}
