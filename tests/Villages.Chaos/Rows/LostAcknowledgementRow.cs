using Villages.Chaos.Nodes;
using Villages.Chaos.Running;
using Villages.Chaos.Wires;

namespace Villages.Chaos.Rows;

/// <summary>
/// The work is done and the answer is lost: between database and host, where the end of a reply to <c>journal_append</c> vanishes, now and then for longer than a host waits;
/// and between host and client. As many faults again as wanted are made on the second wire.
/// </summary>
internal sealed class LostAcknowledgementRow : IRow
{
    private const int AtOnce = 4;
    private const int ASilence = 50;

    public string Name => "lost-acknowledgement";

    public int Faults(Tier tier) => tier == Tier.Full ? 1_000 : 50;

    public async Task Run(RowContext row)
    {
        await using var proxy = new DatabaseProxy(row.Ground.Server.Port);
        await using var stage = await row.Open(new StagePlan(Silos: 3, Api: 1, Profile: StagePlan.Production, DatabasePort: proxy.Port) { AtOnce = 2 });
        stage.Begin();
        await LoseReplies(stage, proxy);
        await CutAnswers(stage);
        await stage.Check();
    }

    private static async Task LoseReplies(Stage stage, DatabaseProxy proxy)
    {
        var (row, doubts) = (stage.Row, new Doubts(stage, "dropped"));
        for (var fault = 0; fault < row.Wanted; fault += AtOnce)
        {
            var (some, before) = (Math.Min(AtOnce, row.Wanted - fault), proxy.Lost);
            await Task.WhenAll(Enumerable.Range(0, some).Select(async _ =>
            {
                row.Findings.Fault();
                var node = Any(stage, row.Dice);
                proxy.LoseNext();
                await doubts.Resolve(await doubts.Send(node, node.Address, new Random(row.Dice.Next())));
            }));
            await stage.Holds($"{before + some} replies are lost", () => Task.FromResult(proxy.Lost >= before + some), TimeSpan.FromSeconds(30));
            if (fault % ASilence == 0)
            {
                await LoseForLong(stage, proxy, doubts);
            }
        }

        row.Findings.Expect(doubts.Unknown > 0, "no client was ever left in doubt");
        await doubts.Settle();
        row.Findings.Measure($"{proxy.Lost} replies of the database lost: {doubts.Told}");
    }

    /// <summary>Every reply is lost until the hosts have said that they do not know.</summary>
    private static async Task LoseForLong(Stage stage, DatabaseProxy proxy, Doubts doubts)
    {
        proxy.LosesAll = true;
        var sent = await Task.WhenAll(stage.Cluster.Serving.Select(node => doubts.Send(node, node.Address, new Random(stage.Row.Dice.Next()))));
        proxy.LosesAll = false;
        await Task.WhenAll(sent.Select(doubt => doubts.Resolve(doubt)));
    }

    private static async Task CutAnswers(Stage stage)
    {
        var (row, doubts, left) = (stage.Row, new Doubts(stage, "cut"), stage.Row.Wanted);
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async worker =>
        {
            var dice = new Random(row.Seed + worker);
            await using var cutter = new AnswerCutter(row.Seed + worker) { Target = stage.Cluster.Serving[0].Address };
            while (Interlocked.Decrement(ref left) >= 0)
            {
                row.Findings.Fault();
                var node = Any(stage, dice);
                cutter.Target = node.Address;
                await doubts.Resolve(await doubts.Send(node, cutter.Address, dice), done: true);
            }
        }));
        await doubts.Settle();
        row.Findings.Measure($"answers of hosts cut: {doubts.Told}");
    }

    private static HostNode Any(Stage stage, Random dice) => stage.Cluster.Serving[dice.Next(stage.Cluster.Serving.Count)];
}
