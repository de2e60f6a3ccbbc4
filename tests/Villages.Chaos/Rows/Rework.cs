using Villages.Chaos.Nodes;
using Villages.Journal;

namespace Villages.Chaos.Rows;

/// <summary>
/// Batches that were scored more than once, as silos left it in files before they went on: a township is one grain and scores one batch at a time, so one death costs it one
/// batch at most.
/// </summary>
internal sealed class Rework(CrashPoints points)
{
    private readonly Dictionary<string, int> _scored = [];

    /// <summary>Villages scored again so far.</summary>
    public int Villages { get; private set; }

    /// <summary>Villages of the largest batch seen.</summary>
    public int LargestBatch { get; private set; }

    /// <summary>Looks at what came since the last time.</summary>
    /// <returns>Batches that each township scored again.</returns>
    public IReadOnlyDictionary<string, int> Next()
    {
        var (now, again) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var batch in points.Told(CrashPoint.BatchScored))
        {
            now[batch] = now.GetValueOrDefault(batch) + 1;
        }

        foreach (var (batch, times) in now)
        {
            var parts = batch.Split(' ');
            var (before, villages) = (Math.Max(1, _scored.GetValueOrDefault(batch)), int.Parse(parts[^1]));
            LargestBatch = Math.Max(LargestBatch, villages);
            if (times > before)
            {
                again[parts[0]] = again.GetValueOrDefault(parts[0]) + times - before;
                Villages += (times - before) * villages;
            }

            _scored[batch] = times;
        }

        return again;
    }
}
