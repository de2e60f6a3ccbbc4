using System.Diagnostics;
using Villages.Chaos.Checking;
using Villages.Chaos.Nodes;
using Villages.Chaos.Running;
using Villages.Chaos.Wires;
using Villages.Domain;

namespace Villages.Chaos.Rows;

/// <summary>
/// A silo is stopped by SIGSTOP with an append on its wire that has not reached the database, is declared dead by the others, and wakes with commands before it for grains that
/// live elsewhere by now: a zombie. The append arrives behind what the others wrote to the same streams, and the journal must refuse it.
/// </summary>
internal sealed class FreezeRow : IRow
{
    private const int Hot = 100;

    public string Name => "freeze";

    public int Faults(Tier tier) => tier == Tier.Full ? 30 : 1;

    public async Task Run(RowContext row)
    {
        var length = TimeSpan.FromSeconds(row.Tier == Tier.Full ? 90 : 30);
        var stale = 0;
        while (row.Findings.Faults < row.Wanted)
        {
            // What it logs right before it ends may never be written: the journal's answers are counted on its wire.
            await using var proxy = new DatabaseProxy(row.Ground.Server.Port);
            var profile = row.Findings.Faults % 2 == 0 ? StagePlan.Fast : StagePlan.Production;
            await using var stage = await row.Open(new StagePlan(Silos: 1, Profile: profile, DatabasePort: proxy.Port) { AtOnce = 2 });
            stale += await Freeze(row, stage, proxy, length);
            await stage.Check();
        }

        row.Findings.Measure($"{stale} stale appends refused");
        row.Findings.Expect(stale > 0, "no stale append was tried: the row proves nothing");
    }

    /// <returns>Stale appends of the zombie that the journal refused after it woke.</returns>
    private static async Task<int> Freeze(RowContext row, Stage stage, DatabaseProxy proxy, TimeSpan length)
    {
        var number = row.Findings.Fault();
        var villages = row.Ground.Province.Counties.SelectMany(county => county.Villages).OrderBy(_ => row.Dice.Next()).Take(Hot).ToArray();

        // The villages come to life on the only silo there is; the others join later, past the wire.
        await Task.WhenAll(villages.Select((village, i) => Write(stage, village, $"before-{number}", i)));
        var zombie = stage.Cluster.Nodes[0];
        stage.Cluster.Add("all", ("Villages:ConnectionString", stage.Database));
        stage.Cluster.Add("all", ("Villages:ConnectionString", stage.Database));
        await stage.Cluster.Ready();

        // It asks the others where its own grains live since they joined; from here on it believes to know.
        await Task.WhenAll(villages.Select((village, i) => Write(stage, zombie, village, $"beside-{number}", i, TimeSpan.FromSeconds(30))));
        stage.Begin();
        await Task.Delay(row.Dice.Next(1_000, 3_000));

        // Caught on their way through the silo: some before their grain, some between its decision and the journal, on a wire that keeps them until the others have gone on.
        proxy.Appends.Shut();
        var caught = villages.Select((village, i) => Write(stage, zombie, village, $"midway-{number}", i, length + TimeSpan.FromSeconds(30))).ToArray();
        await stage.Holds("an append of theirs is on the wire", () => Task.FromResult(Sent($"midway-{number}").Any(proxy.HasAsked)), TimeSpan.FromSeconds(20));
        var frozen = Stopwatch.GetTimestamp();
        zombie.Freeze();

        // These wait in its sockets.
        Task<bool>[] waiting = [.. caught, .. villages.Select((village, i) => Write(stage, zombie, village, $"during-{number}", i, length + TimeSpan.FromSeconds(30)))];

        // Meanwhile the villages come to life elsewhere and go on.
        await Task.WhenAll(villages.Select((village, i) => Write(stage, village, $"elsewhere-{number}", i)));
        row.Say($"{zombie.Name} is frozen in the midst of {caught.Count(one => !one.IsCompleted)} commands; its villages answered elsewhere after {Stopwatch.GetElapsedTime(frozen).TotalSeconds:0.0} s");
        var left = length - Stopwatch.GetElapsedTime(frozen);
        await Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero);
        await stage.Watch.CatchUp();
        var (before, last) = (proxy.Refused.Count, stage.Watch.Last);
        proxy.Appends.Open();
        zombie.Thaw();
        var woken = await Task.WhenAll(waiting);
        var stale = await Stale(stage, [.. proxy.Refused.Skip(before)], last, Sent($"midway-{number}").Concat(Sent($"during-{number}")));

        // Whatever the zombie said or did not say, the same keys settle it.
        await Task.WhenAll(villages.SelectMany((village, i) => (Task[])[Write(stage, village, $"midway-{number}", i), Write(stage, village, $"during-{number}", i)]));
        var answers = $"acknowledged {woken.Count(answered => answered)} of {woken.Length}, {stale} stale appends of it were refused";
        try
        {
            await zombie.End(TimeSpan.FromSeconds(30));
            row.Say($"{zombie.Name} woke, {answers}, and it ended");
            await NodeCluster.Restart(zombie);
        }
        catch (TimeoutException)
        {
            row.Say($"{zombie.Name} woke, {answers}, and it lives on");
            zombie.Insist();
            await zombie.Ready();
        }

        return stale;
    }

    /// <summary>
    /// Of the refusals those whose command the journal does not have; the others may only repeat what had been committed. Of commands that nobody but the zombie was sent it is
    /// enough that the journal did not have them when it woke: what it read again and appended behind the others was stale before.
    /// </summary>
    private static async Task<int> Stale(Stage stage, IReadOnlyCollection<Guid> refused, long last, IEnumerable<Guid> sent)
    {
        var (then, now) = (await CommitCount.Of(stage.Database, [.. refused.Distinct()], last), await CommitCount.Of(stage.Database, [.. refused.Distinct()]));
        var own = sent.ToHashSet();
        var stale = refused.Count(command => !(own.Contains(command) ? then : now).ContainsKey(command));
        stage.Row.Say($"{stale} of {refused.Count} refused appends were stale");
        return stale;
    }

    private static IEnumerable<Guid> Sent(string source) => Enumerable.Range(0, Hot).Select(i => CommandId.Derive("chaos", "recordReadings", $"{source}-{i}").Value);

    private static Task<Api.Acknowledged?> Write(Stage stage, AreaCode village, string source, int number) =>
        stage.Api.Write("readings", Body(stage, village, source, number), $"{source}-{number}");

    /// <summary>One attempt at the frozen node; a receipt from it counts like any other.</summary>
    private static async Task<bool> Write(Stage stage, HostNode node, AreaCode village, string source, int number, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        var key = $"{source}-{number}";
        var answer = await stage.Api.Try(node, HttpMethod.Post, "readings", Body(stage, village, source, number), key, patience: patience, cancellation: end.Token);
        if (answer is not { Good: true } || Api.Acknowledged.Of(answer.Body, key) is not { } receipt)
        {
            return false;
        }

        stage.Api.Remember(receipt);
        return true;
    }

    private static string Body(Stage stage, AreaCode village, string source, int number) => stage.Row.Ground.Invented.Reading(village, source, number + 1);
}
