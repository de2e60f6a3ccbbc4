using System.Collections.Concurrent;
using Npgsql;
using Villages.Chaos.Api;
using Villages.Chaos.Running;
using Villages.Domain;

namespace Villages.Chaos.Rows;

/// <summary>Commands that are sent one to five times from 32 connections to silos and API nodes, the copies close to each other: one effect each, and every copy gets the same answer.</summary>
internal sealed class DuplicatesRow : IRow
{
    private const int Connections = 32;
    private const int MostCopies = 5;

    /// <summary>Copies of a command lie so many sendings apart at most.</summary>
    private const int Apart = 40;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public string Name => "duplicates";

    public bool NeedsReference => false;

    public int Faults(Tier tier) => tier == Tier.Full ? 10_000 : 2_000;

    public async Task Run(RowContext row)
    {
        await using var stage = await row.Open(new StagePlan(Silos: 2, Api: 2, Profile: StagePlan.Production));
        var before = await Count(stage.Database);
        var (answers, again) = await SendAll(stage, Sendings(row));
        foreach (var different in answers.Where(command => command.Value.Distinct().Count() != 1))
        {
            row.Findings.Violation($"command {different.Key} was answered in different ways:\n{string.Join("\n--\n", different.Value.Distinct())}");
        }

        var effects = await Count(stage.Database) - before;
        row.Findings.Expect(effects == row.Wanted, $"I1: {row.Wanted} commands left {effects} commits");
        row.Findings.Measure($"{answers.Values.Sum(copies => copies.Count)} sendings of {row.Wanted} commands, {again} asked to come again, {effects} effects");
        await stage.Check();
    }

    private static Queue<int> Sendings(RowContext row)
    {
        var places = new PriorityQueue<int, int>();
        for (var command = 0; command < row.Wanted; command++)
        {
            for (var copies = 1 + row.Dice.Next(MostCopies); copies > 0; copies--)
            {
                places.Enqueue(command, (command * 3) + row.Dice.Next(Apart));
                row.Findings.Fault();
            }
        }

        var sendings = new Queue<int>(places.Count);
        while (places.TryDequeue(out var command, out _))
        {
            sendings.Enqueue(command);
        }

        return sendings;
    }

    private static async Task<(IReadOnlyDictionary<int, ConcurrentBag<string>> Answers, int Again)> SendAll(Stage stage, Queue<int> sendings)
    {
        var (queue, answers, again) = (new ConcurrentQueue<int>(sendings), new ConcurrentDictionary<int, ConcurrentBag<string>>(), 0);
        var villages = stage.Row.Ground.Province.Counties.SelectMany(county => county.Villages).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Connections).Select(async number =>
        {
            var dice = new Random(stage.Row.Seed + number);
            using var connection = new Connection(stage.Row.Ground.Token);
            while (queue.TryDequeue(out var command))
            {
                var answer = await Insist(stage, connection, villages[command % villages.Length], command, dice, () => Interlocked.Increment(ref again));
                answers.GetOrAdd(command, _ => []).Add(answer);
            }
        }));
        return (answers, again);
    }

    private static async Task<string> Insist(Stage stage, Connection connection, AreaCode village, int command, Random dice, Func<int> again)
    {
        var (key, body) = ($"duplicate-{stage.Row.Seed}-{command}", stage.Row.Ground.Invented.Reading(village, "duplicates", command + 1));
        for (var attempt = 0; attempt < 100; attempt++)
        {
            var nodes = stage.Cluster.Serving;
            var answer = await connection.Post(nodes[dice.Next(nodes.Count)].Address, "readings", body, key, Patience);
            if (answer is { Answer.Good: true })
            {
                stage.Api.Remember(Acknowledged.Of(answer.Answer.Body, key)!);
                return answer.Lasting;
            }

            if (answer is { Answer.ComeAgain: false })
            {
                return answer.Lasting;
            }

            again();
            await Task.Delay(Pause);
        }

        return "no answer";
    }

    private static async Task<long> Count(string database)
    {
        await using var connection = new NpgsqlConnection($"{database};Pooling=false;Command Timeout=60");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM journal_commit WHERE actor = 'chaos'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
