using System.Globalization;
using System.Text.RegularExpressions;
using Villages.Chaos.Nodes;

namespace Villages.Chaos.Rows;

/// <summary>How long the journal's queues of all nodes became, as their metrics pages say.</summary>
internal sealed partial class Queues
{
    /// <summary>What the deployment's README promises for a lane: <c>Journal:QueueRows</c>.</summary>
    public const int Limit = 8_192;

    private readonly Lock _gate = new();
    private readonly Dictionary<(string Node, string Lane), int> _most = [];

    /// <summary>A setting of every node whose page is to be read; bare silos have one anyway.</summary>
    public static KeyValuePair<string, string> Setting { get; } = new("Villages:Metrics", "true");

    /// <summary>Nodes that told of their queues.</summary>
    public int Nodes
    {
        get
        {
            lock (_gate)
            {
                return _most.Keys.Select(queue => queue.Node).Distinct().Count();
            }
        }
    }

    /// <summary>The longest queue of each lane, and whose it was; empty while no page was read.</summary>
    public IReadOnlyList<(string Lane, string Node, int Commits)> Longest
    {
        get
        {
            lock (_gate)
            {
                return [.. _most.GroupBy(queue => queue.Key.Lane, queue => (queue.Key.Node, queue.Value))
                    .Select(lane => (lane.Key, Most: lane.MaxBy(queue => queue.Value)))
                    .Select(lane => (lane.Key, lane.Most.Node, lane.Most.Value))
                    .OrderBy(lane => lane.Key, StringComparer.Ordinal)];
            }
        }
    }

    public void Take(HostNode node, string page)
    {
        lock (_gate)
        {
            foreach (Match line in Line().Matches(page))
            {
                var (key, commits) = ((node.Name, line.Groups["lane"].Value), (int)double.Parse(line.Groups["commits"].Value, CultureInfo.InvariantCulture));
                _most[key] = Math.Max(commits, _most.GetValueOrDefault(key));
            }
        }
    }

    [GeneratedRegex("""^villages_journal_queue(?:_[a-z]+)?\{[^}]*lane="(?<lane>[a-z]+)"[^}]*\} (?<commits>[0-9.eE+]+)""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
