using Villages.Chaos.Nodes;
using Villages.Chaos.Running;
using Villages.Journal;

namespace Villages.Chaos.Rows;

/// <summary>
/// kill -9 of one or two of three silos, at random and at named crash points, while cycles run. After each one every cycle under way must go on in time and come to its end;
/// the dead are started again only then, because a restart on the same ports would hide how long the others need.
/// </summary>
internal sealed class KillRow : IRow
{
    private const int ProductionLimit = 30;
    private const int FastLimit = 8;

    /// <summary>All but the one that only a county of more than 600 villages comes to.</summary>
    private static readonly string[] Points =
    [
        CrashPoint.BeforeAppend, CrashPoint.BatchWritten, CrashPoint.AfterAppend, CrashPoint.BeforeFreeze, CrashPoint.AfterFreeze, CrashPoint.BatchScored,
        CrashPoint.ScoresKept, CrashPoint.BeforeCalibrate, CrashPoint.EffectsKept, CrashPoint.BeforeEffectReport, CrashPoint.BetweenDispatches,
        CrashPoint.BeforeCheckpoint, CrashPoint.AfterCheckpoint, CrashPoint.BeforeCalendarKeep, CrashPoint.AfterCalendarKeep, CrashPoint.BeforeAreaKeep,
        CrashPoint.AfterAreaKeep,
    ];

    private readonly Dictionary<string, int> _reached = [];
    private readonly List<double> _production = [];
    private readonly List<double> _fast = [];
    private readonly List<double> _double = [];
    private int _rework;
    private int _batch;

    public string Name => "kill";

    public int Faults(Tier tier) => tier == Tier.Full ? 200 : 5;

    public async Task Run(RowContext row)
    {
        // The first kills are under the settings of production: a fifth of all.
        while (row.Findings.Faults < row.Wanted)
        {
            var production = row.Findings.Faults < (row.Wanted + 4) / 5;
            await Run(row, production ? StagePlan.Production : StagePlan.Fast, production ? (row.Wanted + 4) / 5 : row.Wanted);
        }

        row.Findings.Measure("progress after one kill, production settings", _production, ProductionLimit);
        row.Findings.Measure("progress after one kill, fast profile", _fast, FastLimit);
        row.Findings.Measure("progress after two kills at once", _double, 60);
        row.Findings.Measure($"{row.Findings.Evictions} healthy silos given up by the others under load (limit one in ten kills)");
        row.Findings.Expect(row.Findings.Evictions * 10 <= row.Findings.Faults + 9, $"{row.Findings.Evictions} healthy silos were given up");
        row.Findings.Measure($"{_rework} villages scored again, the largest batch had {_batch} (limit one batch of a township a kill)");
        row.Findings.Measure($"named points: {string.Join(", ", _reached.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"))}");
    }

    private async Task Run(RowContext row, string profile, int until)
    {
        await using var stage = await row.Open(new StagePlan(Profile: profile) { AtOnce = row.Tier == Tier.Full ? 2 : 1 });
        var (rework, before) = (new Rework(stage.CrashPoints), Deaths(row));
        stage.Cluster.Supervised = profile == StagePlan.Fast;
        stage.Begin();
        while (row.Findings.Faults < until && !stage.Exhausted)
        {
            await Strike(row, stage, profile);
            before = ExpectLittle(row, rework, before);
        }

        await stage.Check();
        ExpectLittle(row, rework, before);
        (_rework, _batch) = (_rework + rework.Villages, Math.Max(_batch, rework.LargestBatch));
    }

    /// <summary>Two at once count once: a township lived on one of them.</summary>
    private static int Deaths(RowContext row) => row.Findings.Faults + row.Findings.Evictions;

    /// <returns>Deaths up to now.</returns>
    private static int ExpectLittle(RowContext row, Rework rework, int before)
    {
        var now = Deaths(row);
        foreach (var (township, batches) in rework.Next().Where(again => again.Value > now - before))
        {
            row.Findings.Violation($"{township} scored {batches} batches again after {now - before} deaths");
        }

        return now;
    }

    private async Task Strike(RowContext row, Stage stage, string profile)
    {
        // Every third is at random; of those every second takes two silos, in the short tier the first.
        var number = row.Findings.Faults + 1;
        var victims = number % 3 != 0 && await stage.Moving() ? await AtPoint(row, stage, Points[number * 2 / 3 % Points.Length]) : null;
        var under = stage.Cycles.Active.ToArray();
        if (victims is null)
        {
            await Task.Delay(row.Dice.Next(100, 2_500));
            if (!await stage.Moving())
            {
                return;
            }

            under = [.. stage.Cycles.Active];
            victims = [.. stage.Cluster.Silos.OrderBy(_ => row.Dice.Next()).Take(number % 6 == (row.Tier == Tier.Full ? 0 : 3) ? 2 : 1)];
            victims.ForEach(victim => victim.Kill());
            row.Say($"killed {string.Join(" and ", victims.Select(victim => victim.Name))} with {under.Length} cycles under way");
        }

        if (under.Length == 0)
        {
            // It died of a reading between two cycles: that shows nothing.
            await Task.WhenAll(victims.Select(NodeCluster.Restart));
            return;
        }

        row.Findings.Fault();
        var seconds = await Recovery.Of(stage, under);
        row.Say($"went on after {seconds:0.0} s");
        (victims.Count == 2 ? _double : profile == StagePlan.Production ? _production : _fast).Add(seconds);
        await Task.WhenAll(victims.Select(NodeCluster.Restart));
    }

    /// <returns>Who died at the point; null when nobody came to it.</returns>
    private async Task<List<HostNode>?> AtPoint(RowContext row, Stage stage, string point)
    {
        foreach (var silo in stage.Cluster.Silos)
        {
            silo.Expect();
        }

        stage.CrashPoints.Arm(point);
        var dead = await stage.Cluster.AnyEnd(TimeSpan.FromSeconds(12));
        if (dead is null && !stage.CrashPoints.Disarm(point))
        {
            dead = await stage.Cluster.AnyEnd(TimeSpan.FromSeconds(2));
        }

        foreach (var silo in stage.Cluster.Silos.Where(silo => silo.Running))
        {
            silo.Insist();
        }

        row.Say(dead is null ? $"nobody came to {point}" : $"{dead.Name} died at {point}");
        if (dead is not null)
        {
            _reached[point] = _reached.GetValueOrDefault(point) + 1;
        }

        return dead is null ? null : [dead];
    }
}
