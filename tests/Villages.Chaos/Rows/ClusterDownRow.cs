using System.Diagnostics;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>Every silo dies at once in mid-cycle and all are started again: the cycles go on by themselves and come to their end.</summary>
internal sealed class ClusterDownRow : IRow
{
    private const int Limit = 60;

    public string Name => "cluster-down";

    public int Faults(Tier tier) => tier == Tier.Full ? 20 : 1;

    public async Task Run(RowContext row)
    {
        var (ready, still) = (new List<double>(), new List<double>());
        while (row.Findings.Faults < row.Wanted)
        {
            await using var stage = await row.Open(new StagePlan(Profile: row.Findings.Faults % 2 == 0 ? StagePlan.Production : StagePlan.Fast));
            stage.Begin();
            while (row.Findings.Faults < row.Wanted && !stage.Exhausted)
            {
                await Task.Delay(row.Dice.Next(500, 3_000));
                if (!await stage.Moving())
                {
                    break;
                }

                var under = stage.Cycles.Active.ToArray();
                row.Findings.Fault();
                foreach (var silo in stage.Cluster.Silos)
                {
                    silo.Kill();
                }

                await Task.WhenAll(stage.Cluster.Silos.Select(silo => silo.End()));
                var started = Stopwatch.GetTimestamp();
                foreach (var silo in stage.Cluster.Silos)
                {
                    silo.Start();
                }

                await stage.Cluster.Ready();
                ready.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
                still.Add(await Recovery.Of(stage, under));
                row.Say($"ready after {ready[^1]:0.0} s, {under.Length} cycles went on within {still[^1]:0.0} s");
            }

            await stage.Check();
        }

        row.Findings.Measure("all silos ready after a restart of the whole cluster", ready, Limit);
        row.Findings.Measure("cycles stood still at most, once ready", still, Limit);
    }
}
