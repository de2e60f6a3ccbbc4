using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Where the commits of registers come from: the journal of this process, or the silos.</summary>
internal interface IRegisterSource
{
    /// <exception cref="JournalUnavailableException"/>
    /// <exception cref="Journaling.TruthUnavailableException"/>
    Task<long> LastBatch(CancellationToken cancellation);

    /// <summary>Every commit of a register, in order.</summary>
    /// <exception cref="JournalUnavailableException"/>
    /// <exception cref="Journaling.TruthUnavailableException"/>
    Task<IReadOnlyList<Commit>> Read(StreamId register, CancellationToken cancellation);

    /// <summary>What comes after a batch, in order and without end, through every outage.</summary>
    IAsyncEnumerable<RegisterNews> Follow(long afterBatch, CancellationToken cancellation);
}

/// <param name="Batch">Number of the batch up to which everything was looked through.</param>
/// <param name="Commits">The commits of registers in it, often none.</param>
internal readonly record struct RegisterNews(long Batch, IReadOnlyList<Commit> Commits);

internal static class RegisterCommits
{
    private const string Prefix = "register/";

    public static bool IsOfRegister(this Commit commit) => commit.Stream.Key.StartsWith(Prefix, StringComparison.Ordinal);
}
