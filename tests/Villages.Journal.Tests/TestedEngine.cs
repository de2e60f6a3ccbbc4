namespace Villages.Journal.Tests;

/// <summary>A database engine as the suite needs it: one new, empty journal that can be opened, locked, tampered with and left.</summary>
public abstract class TestedEngine : IAsyncDisposable
{
    /// <summary>Whether a second process may write at the same time.</summary>
    public abstract bool HasSeveralWriters { get; }

    /// <summary>The engine's type of bytes.</summary>
    public abstract string BytesType { get; }

    /// <summary>An id as the engine's SQL writes it.</summary>
    public abstract string SomeGuid { get; }

    /// <summary>How a child process finds the same journal.</summary>
    public abstract string[] Address { get; }

    /// <summary>Makes the empty journal; skips the test where the engine is not installed.</summary>
    public abstract Task Create();

    /// <summary>Opens the journal as one more process would.</summary>
    public abstract Task<OpenedJournal> Open(Action<JournalOptions>? options = null);

    /// <summary>Keeps every writer waiting until the answer is disposed.</summary>
    public abstract Task<IAsyncDisposable> Lock();

    /// <summary>Makes some commits late, by a few milliseconds, until the answer is disposed; nothing where one writer commits anyway.</summary>
    public abstract Task<IAsyncDisposable> DelaySomeCommits();

    /// <summary>How many deadlocks the database has seen, asked while no journal is open.</summary>
    public abstract Task<long> Deadlocks();

    /// <summary>Runs a statement behind the journal's back, while no journal is open.</summary>
    public abstract Task Tamper(string sql);

    /// <summary>Deletes the deployment's key, so that the next opening makes another.</summary>
    public abstract void ForgetDeploymentKey();

    /// <summary>The bytes of the whole database, keys of persons included.</summary>
    public abstract Task<byte[]> EverythingStored();

    public abstract ValueTask DisposeAsync();
}
