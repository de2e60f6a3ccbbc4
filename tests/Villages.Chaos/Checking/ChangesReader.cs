using System.Collections.Concurrent;
using Villages.Chaos.Api;
using Villages.Chaos.Nodes;

namespace Villages.Chaos.Checking;

/// <summary>
/// I7 as a client sees it: walks <c>changes</c> at one node from where the stage began, page after page, through whatever happens to the node. It keeps nothing but the cursor
/// of the last page.
/// </summary>
internal sealed class ChangesReader : IAsyncDisposable
{
    private const int PageSize = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ConcurrentDictionary<string, string> Names = new(StringComparer.Ordinal);

    private readonly ApiClient _api;
    private readonly HostNode _node;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Change> _seen = [];
    private readonly Lock _gate = new();
    private readonly Task _walking;
    private string _cursor;

    /// <param name="cursor">Place in the feed after which the first page begins.</param>
    public ChangesReader(ApiClient api, HostNode node, string cursor)
    {
        (_api, _node, _cursor) = (api, node, cursor);
        _walking = Task.Run(Walk);
    }

    public string Node => _node.Name;

    /// <summary>Everything so far, in the order in which it came.</summary>
    public IReadOnlyList<Change> Seen
    {
        get
        {
            lock (_gate)
            {
                return [.. _seen];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _walking;
        _stop.Dispose();
    }

    private async Task Walk()
    {
        while (!_stop.IsCancellationRequested)
        {
            if (!_node.Running || await Page() == 0)
            {
                await Task.Delay(Pause, CancellationToken.None);
            }
        }
    }

    /// <returns>How many changes came; none, too, when the node does not answer now.</returns>
    private async Task<int> Page()
    {
        var answer = await _api.Try(_node, HttpMethod.Get, $"changes?after={_cursor}&limit={PageSize}", null, null, patience: Patience, cancellation: _stop.Token);
        if (answer is not { Good: true })
        {
            return 0;
        }

        Change[] page = [.. answer.Json.GetProperty("items").EnumerateArray().Select(item =>
        {
            var stream = item.GetProperty("stream").GetString()!;
            return new Change(Names.GetOrAdd(stream, stream), item.GetProperty("version").GetInt64());
        })];
        lock (_gate)
        {
            _seen.AddRange(page);
        }

        _cursor = answer.Json.GetProperty("next").GetString()!;
        return page.Length;
    }
}

/// <summary>A commit as the feed tells it.</summary>
internal readonly record struct Change(string Stream, long Version)
{
    public override string ToString() => $"{Stream} {Version}";
}
