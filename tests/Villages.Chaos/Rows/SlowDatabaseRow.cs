using Villages.Chaos.Running;
using Villages.Chaos.Wires;

namespace Villages.Chaos.Rows;

/// <summary>
/// Each statement takes 500 ± 300 ms, then the database swallows everything for a while: hosts stay alive, hold what they can and refuse the rest with a time to come again,
/// and are back soon after.
/// </summary>
internal sealed class SlowDatabaseRow : IRow
{
    private const int FloodANode = 600;
    private const double HealthLimit = 1;
    private const double RecoveryLimit = 15;

    /// <summary>MiB of managed heap a node; with the villages of a province and their cycles it holds some 300 before the first fault.</summary>
    private const int HeapLimit = 512;

    /// <summary>MiB of stacks, code and buffers beside the heap.</summary>
    private const int BesideHeap = 400;

    public string Name => "slow-database";

    public int Faults(Tier tier) => tier == Tier.Full ? 4 : 2;

    public async Task Run(RowContext row)
    {
        var (slow, black) = row.Tier == Tier.Full ? (TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(60)) : (TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(5));
        await using var proxy = new DatabaseProxy(row.Ground.Server.Port);
        await using var stage = await row.Open(new StagePlan(Silos: 3, Api: 1, Profile: StagePlan.Production, DatabasePort: proxy.Port)
        {
            AtOnce = 2, HeapLimit = HeapLimit, Settings = new Dictionary<string, string>([Queues.Setting]),
        });
        stage.Api.Patience = TimeSpan.FromSeconds(60);
        stage.Begin();
        await stage.Holds("the load is under way", () => Task.FromResult(stage.Api.Receipts.Count >= 20), TimeSpan.FromSeconds(60));
        await using (var pulse = new Pulse(stage.Cluster.Nodes))
        await using (var pressure = new Pressure(stage, "pressure"))
        {
            var recoveries = await MakeFaults(stage, proxy, pressure, slow, black);
            await pressure.Stop();
            row.Findings.Measure($"{proxy.Slowed} statements slowed; requests {pressure.Answers}, the longest {pressure.Longest:0.0} s");
            row.Findings.Expect(pressure.Answers.Silent == 0, $"{pressure.Answers.Silent} requests were never answered");
            row.Findings.Expect(pressure.Answers.Refused > 0, "nothing was refused: the queues have no bounds");
            row.Findings.Measure("healthz/live and healthz/ready", pulse.Seconds, HealthLimit);
            row.Findings.Measure($"slowest: {pulse.Slowest}");
            MeasureQueues(row, pulse.Queues, stage.Cluster.Silos.Count);
            row.Findings.Measure("writes at every node after the fault", recoveries, RecoveryLimit);
            row.Findings.Measure($"memory: no node may hold more than {HeapLimit} MiB on its heap; most growth {pulse.Growth:0} MiB, largest process {pulse.Largest:0} MiB");
            row.Findings.Expect(pulse.Largest <= HeapLimit + BesideHeap, $"a process took {pulse.Largest:0} MiB");
        }

        await stage.Check();
    }

    /// <summary>Asked by the wires of all connections at once.</summary>
    private static TimeSpan Latency(Random dice)
    {
        lock (dice)
        {
            return TimeSpan.FromMilliseconds(dice.Next(200, 801));
        }
    }

    private static void MeasureQueues(RowContext row, Queues queues, int silos)
    {
        row.Findings.Expect(queues.Nodes >= silos, $"only {queues.Nodes} of {silos} silos told how long their queues are");
        foreach (var (lane, node, commits) in queues.Longest)
        {
            row.Findings.Measure($"longest queue of lane {lane}: {commits} commits at {node} (limit {Queues.Limit})");
            row.Findings.Expect(commits <= Queues.Limit, $"{commits} commits waited in lane {lane} of {node}, more than {Queues.Limit}");
        }
    }

    private static async Task<List<double>> MakeFaults(Stage stage, DatabaseProxy proxy, Pressure pressure, TimeSpan slow, TimeSpan black)
    {
        var (row, recoveries) = (stage.Row, new List<double>());
        for (var fault = 0; fault < row.Wanted; fault++)
        {
            row.Findings.Fault();
            if (fault == 0)
            {
                var dice = new Random(row.Dice.Next());
                proxy.Latency = () => Latency(dice);
                await Task.Delay(slow);
                proxy.Latency = null;
            }
            else
            {
                proxy.Gate.Shut();
                pressure.Flood(FloodANode);
                await Task.Delay(black);
                if (row.Dice.Next(2) == 0)
                {
                    proxy.Cut();
                }

                proxy.Gate.Open();
            }

            recoveries.AddRange(await Recovery.OfWrites(stage, $"recovery-{fault}"));
            row.Say($"fault {fault + 1}: back after {recoveries[^1]:0.0} s, requests {pressure.Answers}");
        }

        return recoveries;
    }
}
