namespace Villages.Journal.Tests;

/// <summary>Reads a feed by its cursor alone, as a consumer behind the ring does, and trusts nothing that it reads.</summary>
internal sealed class FeedReader(IJournal journal, int limit = 50)
{
    private readonly List<Commit> _seen = [];

    public IReadOnlyList<Commit> Seen => _seen;

    public long LastBatch { get; private set; }

    /// <summary>False when there is nothing new.</summary>
    public async Task<bool> ReadOn()
    {
        var batches = await journal.ReadFeed(LastBatch, limit);
        Assert.InRange(batches.Count, 0, limit);
        foreach (var batch in batches)
        {
            Take(batch);
        }

        return batches.Count > 0;
    }

    public void Take(Batch batch)
    {
        Assert.Equal(LastBatch + 1, batch.Number);
        Assert.NotEmpty(batch.Commits);
        Assert.All(batch.Commits, commit => Assert.Equal(batch.Number, commit.Batch));
        foreach (var commit in batch.Commits)
        {
            Assert.True(_seen.Count == 0 || _seen[^1].Position < commit.Position, $"Position {commit.Position} follows {(_seen.Count == 0 ? 0 : _seen[^1].Position)}.");
            _seen.Add(commit);
        }

        Assert.Equal(batch.Commits[^1].Position, batch.LastPosition);
        LastBatch = batch.Number;
    }
}
