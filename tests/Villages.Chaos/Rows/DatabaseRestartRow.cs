using System.Diagnostics;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>PostgreSQL is stopped without warning and started again under load. Writes resume in time, no process ends, nothing acknowledged is lost.</summary>
internal sealed class DatabaseRestartRow : IRow
{
    private const int Limit = 10;

    public string Name => "database-restart";

    public int Faults(Tier tier) => tier == Tier.Full ? 50 : 2;

    public async Task Run(RowContext row)
    {
        var resumed = new List<double>();
        while (row.Findings.Faults < row.Wanted)
        {
            await using var stage = await row.Open();
            stage.Begin();
            while (row.Findings.Faults < row.Wanted && !stage.Exhausted)
            {
                await Task.Delay(row.Dice.Next(500, 3_000));
                await Restart(row, stage, resumed);
                await Task.Delay(1_000);
            }

            await stage.Check();
        }

        row.Findings.Measure("writes resume at every node after the database accepts", resumed, Limit);
    }

    private static async Task Restart(RowContext row, Stage stage, List<double> resumed)
    {
        var number = row.Findings.Fault();
        await row.Ground.Server.StopImmediately();
        await Task.Delay(row.Dice.Next(0, 3_000));
        var started = Stopwatch.GetTimestamp();
        await row.Ground.Server.StartAgain();
        row.Say($"database was back after {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s of recovery");
        var writes = await Recovery.OfWrites(stage, $"after-restart-{number}");
        resumed.AddRange(writes);
        row.Say($"writes went on at every node after {writes.Max():0.0} s");
    }
}
