using System.Collections.Concurrent;
using Villages.Chaos.Api;
using Villages.Chaos.Checking;
using Villages.Chaos.Databases;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;
using Villages.Chaos.Running;
using Villages.Testing;

namespace Villages.Chaos.Load;

/// <summary>What every cycle of the load comes to when nothing goes wrong: run once on one silo, asked as a client asks.</summary>
internal sealed class Reference
{
    private readonly ConcurrentDictionary<CountyYear, Expected> _cycles = new();

    public Expected Of(CountyYear cycle) => _cycles[cycle];

    public static async Task<Reference> Run(Ground ground)
    {
        var (reference, findings) = (new Reference(), new Findings());
        var database = await ground.Copy();
        await using var cluster = new NodeCluster(
            new NodePlan("postgresql", database, ground.Data), Directory.CreateDirectory(ground.Folder.File("reference")).FullName, ground.Watchdog, findings);
        cluster.Add("all");
        await cluster.Ready();
        using var api = new ApiClient(cluster, findings, ground.Token, ground.Planner);
        await using var watch = await FeedWatch.Start(database);
        var load = new CycleLoad(api, watch, ground.Province.Counties, 8);
        await load.Run(async cycle =>
        {
            await Eventually.Holds($"the effects of {cycle} are delivered", async () =>
                await CycleResults.Effects(api, cycle) is (var done, var total, 0) && done == total, TimeSpan.FromMinutes(5));
            await watch.CatchUp();
            reference._cycles[cycle] = new Expected(watch.Effects(cycle.County), await CycleResults.Digest(api, cycle));
        });
        Progress.Say($"undisturbed: {reference._cycles.Count} cycles in {load.Took.TotalSeconds:0} s");
        return findings.Violations.Count == 0
            ? reference
            : throw new InvalidOperationException($"The undisturbed run failed: {findings.Violations.First()}\n{cluster.Tails()}");
    }
}
