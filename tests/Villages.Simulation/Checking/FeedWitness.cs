using Villages.Journal;
using Villages.Simulation.Database;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Checking;

/// <summary>A consumer of one process's feed that remembers what it saw: from the start or from now, every batch once, whole and in order.</summary>
internal sealed class FeedWitness(IFeed feed, MemoryTables tables, string name)
{
    private long _last = -1;

    public string? Violation { get; private set; }

    /// <summary>Everything there is was seen.</summary>
    public bool IsDrained => _last >= tables.LastBatch || _last < 0;

    public async Task Watch(Dice dice)
    {
        _last = dice.OneIn(2) ? feed.LastBatch : 0;
        while (Violation is null)
        {
            try
            {
                await foreach (var batch in feed.Follow(_last))
                {
                    See(batch);
                }
            }
            catch (JournalUnavailableException)
            {
                // Asked again from where it stood, as every consumer does.
            }
        }
    }

    private void See(Batch batch)
    {
        var kept = tables.Feed(batch.Number - 1, 1) is [var next] && next.Number == batch.Number ? next : null;
        Violation ??= batch.Number != _last + 1 ? $"I7 {name}: batch {batch.Number} came after {_last}"
            : kept is null || kept.Id != batch.Id || !kept.Commits.Select(commit => commit.CommandId).SequenceEqual(batch.Commits.Select(commit => commit.CommandId))
                ? $"I7 {name}: batch {batch.Number} is not the one in the journal"
                : null;
        _last = batch.Number;
    }
}
