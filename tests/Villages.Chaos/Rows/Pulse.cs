using System.Diagnostics;
using System.Net;
using Villages.Chaos.Nodes;

namespace Villages.Chaos.Rows;

/// <summary>Feels every node twice a second: how long its health takes, how much memory the process has, how much waits in its queues.</summary>
internal sealed class Pulse : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http = new() { Timeout = Patience };
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<double> _seconds = [];
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly Dictionary<HostNode, (long First, long Most)> _memory = [];
    private readonly Task _feeling;

    private (double Seconds, string Node, TimeSpan At) _slowest;

    public Pulse(IReadOnlyList<HostNode> nodes) => _feeling = Task.WhenAll(nodes.SelectMany(node => (Task[])[Feel(node), Count(node)]));

    public Queues Queues { get; } = new();

    /// <summary>The slowest answer: whose, and how long after the first beat it was asked for.</summary>
    public string Slowest
    {
        get
        {
            lock (_gate)
            {
                return $"{_slowest.Seconds:0.00} s by {_slowest.Node}, asked {_slowest.At.TotalSeconds:0} s after the first beat";
            }
        }
    }

    /// <summary>Every answer so far; one that did not come counts as long as it was awaited.</summary>
    public IReadOnlyCollection<double> Seconds
    {
        get
        {
            lock (_gate)
            {
                return [.. _seconds];
            }
        }
    }

    /// <summary>The most that any process has grown since the first beat, in MiB.</summary>
    public double Growth
    {
        get
        {
            lock (_gate)
            {
                return _memory.Values.Max(node => (node.Most - node.First) / 1024.0);
            }
        }
    }

    /// <summary>The largest process, in MiB.</summary>
    public double Largest
    {
        get
        {
            lock (_gate)
            {
                return _memory.Values.Max(node => node.Most / 1024.0);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _feeling;
        _http.Dispose();
        _stop.Dispose();
    }

    private async Task Feel(HostNode node)
    {
        using var beat = new PeriodicTimer(Beat);
        while (!_stop.IsCancellationRequested)
        {
            var kilobytes = Kilobytes(node.Process);
            lock (_gate)
            {
                var (first, most) = _memory.GetValueOrDefault(node, (kilobytes, kilobytes));
                _memory[node] = (first, Math.Max(most, kilobytes));
            }

            await Time(node, "healthz/live", refused: false);
            await Time(node, "healthz/ready", refused: true);
            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>Beside the other beat: a page that takes its time must not hide a slow answer.</summary>
    private async Task Count(HostNode node)
    {
        using var beat = new PeriodicTimer(Beat);
        while (!_stop.IsCancellationRequested)
        {
            if (await Page(node, "metrics") is { } page)
            {
                Queues.Take(node, page);
            }

            await beat.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <param name="refused">A 503 is an answer, too.</param>
    private async Task Time(HostNode node, string path, bool refused)
    {
        var started = Stopwatch.GetTimestamp();
        var answered = await Page(node, path, refused) is not null;
        var seconds = answered ? Stopwatch.GetElapsedTime(started).TotalSeconds : Patience.TotalSeconds;
        lock (_gate)
        {
            _seconds.Add(seconds);
            _slowest = seconds > _slowest.Seconds ? (seconds, $"{node.Name}/{path}", Stopwatch.GetElapsedTime(_started, started)) : _slowest;
        }
    }

    /// <returns>Null when no good answer came.</returns>
    private async Task<string?> Page(HostNode node, string path, bool refused = false)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(node.Address, path));
            return answer.IsSuccessStatusCode || (refused && answer.StatusCode == HttpStatusCode.ServiceUnavailable) ? await answer.Content.ReadAsStringAsync() : null;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    /// <summary>Resident memory of a process, as Linux says.</summary>
    private static long Kilobytes(int process) => long.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]);
}
