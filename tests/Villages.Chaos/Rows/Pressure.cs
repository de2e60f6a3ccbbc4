using System.Collections.Concurrent;
using System.Diagnostics;
using Villages.Chaos.Api;
using Villages.Domain;

namespace Villages.Chaos.Rows;

/// <summary>Clients that do not wait for each other: a steady stream of reads and writes to all nodes, each sent once, and floods at once. Every one must get an answer.</summary>
internal sealed class Pressure : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(50);

    private readonly Stage _stage;
    private readonly string _name;
    private readonly AreaCode[] _villages;
    private readonly Random _dice;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<double> _seconds = new();
    private readonly ConcurrentBag<Task> _under = [];
    private readonly Task _sending;
    private int _number;
    private int _good;
    private int _refused;
    private int _silent;

    public Pressure(Stage stage, string name)
    {
        (_stage, _name, _dice) = (stage, name, new Random(stage.Row.Seed));
        _villages = [.. stage.Row.Ground.Province.Counties.SelectMany(county => county.Villages)];
        _sending = Send();
    }

    /// <summary>Good answers, answers that asked to come again, and requests without an answer.</summary>
    public (int Good, int Refused, int Silent) Answers => (_good, _refused, _silent);

    public double Longest => _seconds.DefaultIfEmpty().Max();

    /// <summary>Sends so many requests to each node at once.</summary>
    public void Flood(int requests)
    {
        foreach (var _ in Enumerable.Range(0, requests * _stage.Cluster.Serving.Count))
        {
            _under.Add(Task.Run(One));
        }
    }

    /// <summary>Sends no more and waits for every answer.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _sending;
        await Task.WhenAll(_under);
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stop.Dispose();
    }

    private async Task Send()
    {
        using var beat = new PeriodicTimer(Beat);
        while (!_stop.IsCancellationRequested)
        {
            await beat.WaitForNextTickAsync(CancellationToken.None);
            _under.Add(Task.Run(One));
        }
    }

    private async Task One()
    {
        var number = Interlocked.Increment(ref _number);
        var nodes = _stage.Cluster.Serving;
        var (node, village, started) = (nodes[number % nodes.Count], Any(), Stopwatch.GetTimestamp());
        var answer = (number / nodes.Count % 4) switch
        {
            0 => await _stage.Api.Try(node, HttpMethod.Get, $"areas/{village.County}", null, null),
            1 => await _stage.Api.Try(node, HttpMethod.Get, $"villages/{village}", null, null),
            _ => await Write(node, village, number),
        };
        _seconds.Enqueue(Stopwatch.GetElapsedTime(started).TotalSeconds);
        _ = answer switch
        {
            null => Interlocked.Increment(ref _silent),
            { Good: true } => Interlocked.Increment(ref _good),
            _ => Interlocked.Increment(ref _refused),
        };
        _stage.Row.Findings.Expect(answer is null or { Good: true } or { ComeAgain: true } or { Offends: true }, $"a request under pressure was answered with {answer}");
    }

    private async Task<Answer?> Write(Nodes.HostNode node, AreaCode village, int number)
    {
        var key = $"{_name}-{_stage.Row.Seed}-{number}";
        var answer = await _stage.Api.Try(node, HttpMethod.Post, "readings", _stage.Row.Ground.Invented.Reading(village, _name, number), key);
        if (answer is { Good: true } && Acknowledged.Of(answer.Body, key) is { } receipt)
        {
            _stage.Api.Remember(receipt);
        }

        return answer;
    }

    private AreaCode Any()
    {
        lock (_dice)
        {
            return _villages[_dice.Next(_villages.Length)];
        }
    }
}
