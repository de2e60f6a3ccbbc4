using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Villages.Chaos.Load;
using Villages.Chaos.Nodes;
using Villages.Chaos.Rows;

namespace Villages.Chaos.Api;

/// <summary>
/// A client as the README asks for: it sends a write with an Idempotency-Key to any node, and the same again to another one until there is an answer. It remembers every
/// receipt. An answer of 500 and above that is not 503 with Retry-After is a violation.
/// </summary>
internal sealed class ApiClient : IDisposable
{
    private const string Commands = "commands/";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), MaxConnectionsPerServer = 256 }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentDictionary<Guid, Acknowledged> _acknowledged = new();
    private readonly NodeCluster _cluster;
    private readonly Findings _findings;
    private int _turn;
    private int _again;

    private readonly string? _planner;

    /// <param name="planner">Token of whoever plans cycles: another person than makes them effective, who may not be the same where much pay hangs on it.</param>
    public ApiClient(NodeCluster cluster, Findings findings, string token, string? planner = null)
    {
        (_cluster, _findings, _planner) = (cluster, findings, planner);
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public IReadOnlyCollection<Acknowledged> Receipts => (IReadOnlyCollection<Acknowledged>)_acknowledged.Values;

    /// <summary>Answers that asked to come again, and attempts that got none.</summary>
    public int Again => Volatile.Read(ref _again);

    /// <summary>How long a node may take before another one is asked.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a write is sent again before it counts as never answered.</summary>
    public TimeSpan Endurance { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>A write to its end: the receipt, or null when it was refused or never answered, which is a violation.</summary>
    public async Task<Acknowledged?> Write(string path, string? body, string key, long? ifMatch = null, CancellationToken cancellation = default)
    {
        var answer = await Insist(HttpMethod.Post, path, body, key, ifMatch, cancellation);
        if (answer is { Good: true } && Acknowledged.Of(answer.Body, key) is { } receipt)
        {
            return Remember(receipt);
        }

        if (!cancellation.IsCancellationRequested)
        {
            _findings.Violation($"POST {path} with key {key} was not acknowledged: {answer?.ToString() ?? "no answer"}");
        }

        return null;
    }

    /// <summary>A read to its end, null when nobody answered in time.</summary>
    public Task<Answer?> Read(string path, CancellationToken cancellation = default) => Insist(HttpMethod.Get, path, null, null, null, cancellation);

    /// <summary>Whatever write that waits for an answer from anybody but "come again".</summary>
    public async Task<Answer?> Insist(HttpMethod method, string path, string? body, string? key, long? ifMatch, CancellationToken cancellation = default)
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < Endurance && !cancellation.IsCancellationRequested)
        {
            var nodes = _cluster.Serving;
            var answer = nodes.Count == 0 ? null : await Try(nodes[(int)((uint)Interlocked.Increment(ref _turn) % nodes.Count)], method, path, body, key, ifMatch, null, cancellation);
            if (answer is { ComeAgain: false, Offends: false })
            {
                return answer;
            }

            Interlocked.Increment(ref _again);
            await Task.Delay(Pause, CancellationToken.None);
        }

        return null;
    }

    /// <summary>A plan, or the question what became of one.</summary>
    private bool IsPlan(string path, string? key) =>
        (key ?? (path.StartsWith(Commands, StringComparison.Ordinal) && Guid.TryParse(path.AsSpan(Commands.Length), out var id) && _acknowledged.TryGetValue(id, out var receipt) ? receipt.Key : ""))
        .StartsWith(CycleLoad.Plan, StringComparison.Ordinal);

    /// <summary>One attempt at one node; null when there was no answer.</summary>
    public async Task<Answer?> Try(HostNode node, HttpMethod method, string path, string? body, string? key, long? ifMatch = null, TimeSpan? patience = null, CancellationToken cancellation = default)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience ?? Patience);
        using var request = new HttpRequestMessage(method, new Uri(node.Address, $"api/v1/{path}"));
        if (_planner is not null && IsPlan(path, key))
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _planner);
        }

        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, body.StartsWith('{') ? "application/json" : "text/csv");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (ifMatch is { } version)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        try
        {
            using var response = await _http.SendAsync(request, limit.Token);
            var answer = new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(limit.Token), response.Headers.RetryAfter?.ToString(), node.Name);
            if (answer.Offends)
            {
                _findings.Violation($"{method} {path} was answered with {answer}");
            }

            return answer;
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public Acknowledged Remember(Acknowledged receipt)
    {
        var first = _acknowledged.GetOrAdd(receipt.Command, receipt);
        if (first.Version != receipt.Version || first.RecordedAt != receipt.RecordedAt)
        {
            _findings.Violation($"command {receipt.Command} was answered with {first} first and {receipt} later");
        }

        return receipt;
    }

    public void Dispose() => _http.Dispose();
}
