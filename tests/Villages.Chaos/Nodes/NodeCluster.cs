using Villages.Chaos.Rows;
using Villages.Testing;

namespace Villages.Chaos.Nodes;

/// <summary>The nodes of a stage. A process that ends unasked is a violation.</summary>
internal sealed class NodeCluster : IAsyncDisposable
{
    private readonly List<HostNode> _nodes = [];
    private readonly NodePlan _plan;
    private readonly string _folder;
    private readonly Watchdog _watchdog;
    private readonly Findings _findings;

    public NodeCluster(NodePlan plan, string folder, Watchdog watchdog, Findings findings) =>
        (_plan, _folder, _watchdog, _findings) = (plan, folder, watchdog, findings);

    public IReadOnlyList<HostNode> Nodes => _nodes;

    public IReadOnlyList<HostNode> Silos => [.. _nodes.Where(node => !node.Name.StartsWith("api", StringComparison.Ordinal))];

    /// <summary>Whoever can be asked over HTTP now.</summary>
    public IReadOnlyList<HostNode> Serving => [.. _nodes.Where(node => node is { ServesApi: true, Running: true, Frozen: false })];

    /// <summary>
    /// A silo that the others wrongly gave up is started again, as a supervisor would, and counted. For the fast profile on a machine whose cores are all taken by the load:
    /// it gives up whoever is silent for two seconds.
    /// </summary>
    public bool Supervised { get; set; }

    /// <param name="role"><c>all</c>, <c>silo</c> or <c>api</c>.</param>
    /// <param name="settings">Of this node, over those of the plan.</param>
    public HostNode Add(string role, params (string Key, string Value)[] settings)
    {
        var node = new HostNode($"{role}-{_nodes.Count + 1}", role, _plan, _folder, _watchdog);
        foreach (var (key, value) in settings)
        {
            node.Settings[key] = value;
        }

        node.Fell += Fell;
        _nodes.Add(node);
        node.Start();
        return node;
    }

    public Task Ready(TimeSpan? within = null) => Task.WhenAll(_nodes.Where(node => node.Running).Select(node => node.Ready(within)));

    /// <summary>Starts a node that has ended, on its old ports, and waits until it is ready.</summary>
    public static async Task Restart(HostNode node)
    {
        await node.End();
        node.Start();
        await node.Ready();
    }

    /// <summary>Waits until a node that nobody expected to end has ended, and gives it; null when none does in time.</summary>
    public async Task<HostNode?> AnyEnd(TimeSpan within)
    {
        try
        {
            return await Eventually.Gives("a node ends", () => Task.FromResult(_nodes.FirstOrDefault(node => !node.Running)), within);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    public string Tails() => string.Concat(_nodes.Select(node => $"--- {node.Name}\n{node.Tail()}\n"));

    /// <summary>Lines of all logs that hold a text.</summary>
    public int Lines(string text) => _nodes.Where(node => File.Exists(node.Log)).Sum(node => File.ReadLines(node.Log).Count(line => line.Contains(text, StringComparison.Ordinal)));

    private void Fell(HostNode node, int code)
    {
        if (Supervised && node.WasEvicted)
        {
            _findings.Evicted();
            node.Start();
            return;
        }

        _findings.Violation($"{node.Name} ended by itself with code {code}");
    }

    /// <summary>Ends all of them; SIGTERM first, and who does not go is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Where(node => node.Running).Select(async node =>
        {
            try
            {
                if (node.Frozen)
                {
                    node.Thaw();
                }

                node.Terminate();
                await node.End(TimeSpan.FromSeconds(20));
            }
            catch (Exception late) when (late is TimeoutException or InvalidOperationException)
            {
                if (node.Running)
                {
                    node.Kill();
                }
            }
        }));
    }
}
