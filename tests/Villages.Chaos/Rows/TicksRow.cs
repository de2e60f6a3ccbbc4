using Villages.Chaos.Checking;
using Villages.Chaos.Load;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>Half of the reminder ticks never arrive and the other half come twice: each period is assessed once.</summary>
internal sealed class TicksRow : IRow
{
    private const int Counties = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Name => "ticks";

    public int Faults(Tier tier) => tier == Tier.Full ? 20 : 1;

    public async Task Run(RowContext row)
    {
        var (dropped, doubled) = (0, 0);
        for (var round = 0; round < row.Wanted; round++)
        {
            row.Findings.Fault();
            var counties = row.Ground.Province.Counties.ToArray();
            row.Dice.Shuffle(counties);
            var today = DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8));
            var due = counties.Take(Counties).Select(county => (county, today)).ToArray();
            var config = CalendarFolder.Make(row.Ground.Folder.File($"ticks-{row.Seed}-{round}"), due);
            await using var stage = await row.Open(new StagePlan(Profile: StagePlan.Production) { Settings = Uneven(config), Sql = CalendarFolder.Forget });
            stage.Readings.Start();
            await Task.WhenAll(due.Select(some => CalendarCheck.Done(stage, new CountyYear(some.county, Province.Years[^1]), Patience)));
            await stage.Finish();
            await stage.Watch.CatchUp();
            foreach (var (county, _) in due)
            {
                await CalendarCheck.Check(stage, county, Province.Years[^1]);
            }

            await stage.Check();
            dropped += stage.Cluster.Lines(" dropped");
            doubled += stage.Cluster.Lines(" doubled");
        }

        row.Findings.Measure($"{dropped} ticks dropped, {doubled} doubled");
        row.Findings.Expect(dropped > 0 && doubled > 0, "no tick was bent");
    }

    private static Dictionary<string, string> Uneven(string config) => new()
    {
        ["Villages:Config"] = config, ["Villages:Trial:DropTicks"] = "0.5", ["Villages:Trial:DoubleTicks"] = "0.5",
        ["Villages:Silo:Heartbeat"] = "00:00:02", ["Villages:Silo:MinimumReminderPeriod"] = "00:00:01",
    };
}
