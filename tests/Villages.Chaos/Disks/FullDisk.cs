using System.Diagnostics;
using Villages.Chaos.Api;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;
using Villages.Domain;
using Villages.Testing;

namespace Villages.Chaos.Disks;

/// <summary>Fills a disk under a running host or cluster: writes are refused with a time to come again, reads answer, and all of it ends with the free space.</summary>
internal sealed class FullDisk(RowContext row, SmallDisk disk, NodeCluster cluster, ApiClient api, string name, IReadOnlyList<AreaCode> villages)
{
    private const int ReadsAFault = 40;
    private const double RecoveryLimit = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan AFewRefusals = TimeSpan.FromSeconds(5);

    private readonly List<double> _recoveries = [];
    private readonly List<string> _waiting = [];
    private int _number;
    private int _refused;
    private int _read;

    public async Task Make(int faults)
    {
        // What nobody has read since the start is summed up from every village, which may take its time.
        foreach (var county in villages.Select(village => village.County!.Value).Distinct())
        {
            await api.Read($"areas/{county}");
        }

        for (var fault = 0; fault < faults; fault++)
        {
            row.Findings.Fault();
            disk.Fill();
            await Eventually.Holds("a write is refused", async () => !await Write(), Patience);
            await ReadAround();
            for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < AFewRefusals;)
            {
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Write()));
            }

            disk.Free();
            _recoveries.Add(await Recover());
        }

        row.Findings.Measure($"{name}: {_refused} writes refused, {_read} reads answered while the disk was full");
        row.Findings.Measure($"{name}: writes after space was freed", _recoveries, RecoveryLimit);
    }

    /// <returns>True when it was acknowledged.</returns>
    private async Task<bool> Write()
    {
        var number = Interlocked.Increment(ref _number);
        var key = $"{name}-{row.Seed}-{number}";
        var answer = await Send(number, key);
        if (answer is { Good: true })
        {
            return true;
        }

        row.Findings.Expect(answer is { ComeAgain: true } or null, $"a write to a full disk was answered with {answer}");
        Interlocked.Increment(ref _refused);
        lock (_waiting)
        {
            _waiting.Add(key);
        }

        return false;
    }

    private async Task<Answer?> Send(int number, string key)
    {
        var node = cluster.Serving[number % cluster.Serving.Count];
        var body = row.Ground.Invented.Reading(villages[number % villages.Count], name, number);
        var answer = await api.Try(node, HttpMethod.Post, "readings", body, key);
        if (answer is { Good: true } && Acknowledged.Of(answer.Body, key) is { } receipt)
        {
            api.Remember(receipt);
        }

        return answer;
    }

    private async Task ReadAround()
    {
        await Task.WhenAll(Enumerable.Range(0, ReadsAFault).Select(async i =>
        {
            var village = villages[row.Dice.Next(villages.Count)];
            var path = i % 4 == 0 ? $"areas/{village.County}" : $"villages/{village}";
            var answer = await api.Try(cluster.Serving[i % cluster.Serving.Count], HttpMethod.Get, path, null, null);
            row.Findings.Expect(answer is { Good: true }, $"GET {path} on a full disk was answered with {answer?.ToString() ?? "nothing"}");
            Interlocked.Increment(ref _read);
        }));
    }

    /// <summary>Everything that was refused is sent again with its key.</summary>
    /// <returns>Seconds until the first was acknowledged.</returns>
    private async Task<double> Recover()
    {
        var started = Stopwatch.GetTimestamp();
        await Eventually.Holds("a write is acknowledged again", async () => await Write(), Patience);
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        foreach (var key in _waiting.Distinct().ToArray())
        {
            var number = int.Parse(key[(key.LastIndexOf('-') + 1)..]);
            await Eventually.Holds($"{key} is acknowledged", async () => await Send(number, key) is { Good: true }, Patience);
        }

        _waiting.Clear();
        return took;
    }
}
