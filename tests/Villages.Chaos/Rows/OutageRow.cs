using System.Diagnostics;
using Villages.Chaos.Checking;
using Villages.Chaos.Load;
using Villages.Chaos.Running;

namespace Villages.Chaos.Rows;

/// <summary>
/// All nodes run 72 hours behind, are killed, and come back on time. In between a period fell due on each of three days, one in each of three counties, and a fourth
/// county is three periods behind. Everything is caught up in order, each period once.
/// </summary>
internal sealed class OutageRow : IRow
{
    private const string Offset = "Villages:Trial:ClockOffset";
    private const int DaysOut = 3;
    private const double Limit = 300;

    /// <summary>How long the years before may take, which are no part of the promise.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(10);

    public string Name => "outage";

    public int Faults(Tier tier) => tier == Tier.Full ? 20 : 1;

    public async Task Run(RowContext row)
    {
        var took = new List<double>();
        for (var outage = 0; outage < row.Wanted; outage++)
        {
            took.Add(await Outage(row, outage));
        }

        row.Findings.Measure("all due periods in effect after the restart", took, Limit);
    }

    private static async Task<double> Outage(RowContext row, int number)
    {
        var counties = row.Ground.Province.Counties.ToArray();
        row.Dice.Shuffle(counties);
        var (today, last, behind) = (DateOnly.FromDateTime(DateTime.UtcNow.AddHours(8)), Province.Years[^1], counties[DaysOut]);
        var due = counties.Take(DaysOut).Select((county, i) => (County: county, Due: today.AddDays(i + 1 - DaysOut))).ToArray();
        var first = CalendarFolder.Make(row.Ground.Folder.File($"outage-{row.Seed}-{number}-before"), due);
        await using var stage = await row.Open(new StagePlan(Profile: StagePlan.Production) { Settings = Beating(first, row.Tier == Tier.Full && number % 4 == 0), Sql = CalendarFolder.Forget });
        stage.Readings.Start();
        foreach (var (county, _) in due)
        {
            await CalendarCheck.Done(stage, new CountyYear(county, last - 1), Before);
            await CalendarCheck.Check(stage, county, last - 1);
        }

        row.Findings.Fault();
        foreach (var node in stage.Cluster.Nodes)
        {
            node.Kill();
        }

        await Task.WhenAll(stage.Cluster.Nodes.Select(node => node.End()));
        var later = CalendarFolder.Make(row.Ground.Folder.File($"outage-{row.Seed}-{number}-after"), [.. due, (behind, today)]);
        var started = Stopwatch.GetTimestamp();
        foreach (var node in stage.Cluster.Nodes)
        {
            node.Settings[Offset] = "00:00:00";
            node.Settings["Villages:Config"] = later;
            node.Start();
        }

        await stage.Cluster.Ready();
        var all = due.Select(county => county.County).Append(behind).ToArray();
        await Task.WhenAll(all.Select(county => CalendarCheck.Done(stage, new CountyYear(county, last), TimeSpan.FromSeconds(Limit))));
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await stage.Finish();
        await stage.Watch.CatchUp();
        foreach (var county in all)
        {
            await CalendarCheck.Check(stage, county, last);
        }

        await stage.Check();
        return took;
    }

    /// <summary>Orleans takes a silo whose clock runs ahead of the machine's for dead, so the clock is behind first.</summary>
    /// <param name="slowly">With production's heartbeat of a minute: every fourth outage of the full tier.</param>
    private static Dictionary<string, string> Beating(string config, bool slowly) => slowly
        ? new() { ["Villages:Config"] = config, [Offset] = $"-{DaysOut}.00:00:00" }
        : new() { ["Villages:Config"] = config, [Offset] = $"-{DaysOut}.00:00:00", ["Villages:Silo:Heartbeat"] = "00:00:02", ["Villages:Silo:MinimumReminderPeriod"] = "00:00:01" };
}
