using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>No fault at all: the harness itself must find nothing.</summary>
internal sealed class QuietRow : IRow
{
    private const int EnoughForShort = 8;

    public string Name => "quiet";

    public int Faults(Tier tier) => 0;

    public async Task Run(RowContext row)
    {
        await using var stage = await row.Open(new StagePlan(Silos: 2));
        stage.Begin();
        while (!stage.Exhausted && (row.Tier == Tier.Full || stage.Cycles.Ended.Count < EnoughForShort))
        {
            await Task.Delay(200);
        }

        await stage.Finish();
        row.Findings.Measure($"{stage.Cycles.Ended.Count} cycles, {stage.Readings.Sent} readings");
        await stage.Check();
    }
}
