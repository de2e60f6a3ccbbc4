using System.Diagnostics;
using Villages.Chaos.Nodes;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>Every silo in turn is stopped by SIGTERM and started again, under 50 requests a second. No acknowledged loss, no answer of 500 and above but 503 with Retry-After.</summary>
internal sealed class RollingRestartRow : IRow
{
    private const int ASecond = 50;
    private const double LeastASecond = 45;

    public string Name => "rolling-restart";

    public int Faults(Tier tier) => tier == Tier.Full ? 50 : 3;

    public async Task Run(RowContext row)
    {
        var stops = new List<double>();
        var (sent, again, slowest) = (0L, 0, double.MaxValue);
        while (row.Findings.Faults < row.Wanted)
        {
            await using var stage = await row.Open(new StagePlan { AtOnce = 1, Readings = ASecond });
            stage.Begin();
            while (row.Findings.Faults < row.Wanted)
            {
                await Restart(row, stage, stops);
            }

            await stage.Check();
            (sent, again, slowest) = (sent + stage.Readings.Sent, again + stage.Api.Again, Math.Min(slowest, stage.Readings.Rate));
        }

        row.Findings.Measure("a silo stops after SIGTERM", stops, 30);
        row.Findings.Measure($"{sent} writes, {slowest:0.0} a second (at least {LeastASecond:0}), {again} attempts sent again");
        row.Findings.Expect(slowest >= LeastASecond, $"only {slowest:0.0} writes a second were sent");
    }

    /// <summary>One rolling restart: all silos, one after the other.</summary>
    private static async Task Restart(RowContext row, Stage stage, List<double> stops)
    {
        row.Findings.Fault();
        foreach (var silo in stage.Cluster.Silos)
        {
            var started = Stopwatch.GetTimestamp();
            silo.Terminate();
            var code = await silo.End();
            stops.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
            row.Findings.Expect(code == 0, $"{silo.Name} ended with code {code} after SIGTERM");
            await NodeCluster.Restart(silo);
        }

        row.Say($"all silos restarted, the slowest stop took {stops.TakeLast(stage.Cluster.Silos.Count).Max():0.0} s");
    }
}
