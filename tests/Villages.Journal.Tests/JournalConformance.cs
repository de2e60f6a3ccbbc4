using Villages.Journal.Privacy;
using Villages.Journal.Verification;

namespace Villages.Journal.Tests;

/// <summary>What every clause of the suite stands on: a new, empty journal of one engine, opened once.</summary>
public abstract class JournalConformance(TestedEngine engine) : IAsyncLifetime
{
    private readonly List<OpenedJournal> _opened = [];

    protected TestedEngine Engine => engine;

    protected OpenedJournal Opened => _opened[0];

    protected IJournal Journal => _opened[0].Journal;

    protected IFeed Feed => _opened[0].Feed;

    protected IPersonVault Vault => _opened[0].Vault;

    /// <summary>The vault of every instance that is open.</summary>
    protected IReadOnlyList<IPersonVault> Vaults => [.. _opened.Select(opened => opened.Vault)];

    protected JournalVerifier Verifier => _opened[0].Verifier;

    public async ValueTask InitializeAsync()
    {
        try
        {
            await engine.Create();
            await Open();
        }
        catch
        {
            // A test that could not begin is not disposed by its runner.
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAll();
        await engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>So many instances on the same database; on an engine with one writer the same instance so many times.</summary>
    protected async Task<IJournal[]> Writers(int count)
    {
        while (engine.HasSeveralWriters && _opened.Count < count)
        {
            await Open();
        }

        return [.. Enumerable.Range(0, count).Select(writer => _opened[writer % _opened.Count].Journal)];
    }

    /// <summary>Opens one more instance; the caller need not close it.</summary>
    protected async Task<OpenedJournal> Open(Action<JournalOptions>? options = null)
    {
        var opened = await engine.Open(options);
        _opened.Add(opened);
        return opened;
    }

    protected async Task CloseAll()
    {
        foreach (var opened in _opened)
        {
            await opened.DisposeAsync();
        }

        _opened.Clear();
    }

    /// <summary>Closes every instance and opens one, with other options if need be.</summary>
    protected async Task Reopen(Action<JournalOptions>? options = null)
    {
        await CloseAll();
        await Open(options);
    }

    protected async Task<Commit> Accepted(Commit commit, Lane lane = Lane.Interactive)
    {
        var result = await Journal.Append(commit, lane);
        Assert.Equal(AppendStatus.Accepted, result.Status);
        return result.Commit!;
    }

    protected static Task<AppendResult[]> AppendAll(IJournal journal, IEnumerable<Commit> commits, Lane lane = Lane.Bulk) =>
        Task.WhenAll(commits.Select(commit => journal.Append(commit, lane).AsTask()));

    /// <summary>The whole feed, checked on the way: numbers without gaps, positions that only rise, counts that fit.</summary>
    protected static async Task<IReadOnlyList<Commit>> WholeFeed(IJournal journal)
    {
        var follower = new FeedReader(journal);
        while (await follower.ReadOn())
        {
        }

        Assert.Equal(await journal.LastBatch(), follower.LastBatch);
        return follower.Seen;
    }
}
