namespace Villages.Journal;

/// <summary>
/// The durable truth: streams of commits, gathered reads, snapshots, checkpoints and the change feed. Safe for concurrent use.
/// Reads throw <see cref="JournalUnavailableException"/> when the database cannot be reached.
/// </summary>
public interface IJournal
{
    /// <summary>Appends one commit, grouped with whatever else waits in its lane. Ends in every case, at the latest 8 s after the row was first sent.</summary>
    /// <param name="commit">Complete but for batch and ordinal; its hash must be <see cref="CommitHash.Of"/>. At most one in flight per stream and process.</param>
    /// <param name="cancellation">Honoured while the commit is queued, which then ends as <see cref="AppendStatus.NotWritten"/>; without effect once it is sent.</param>
    ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default);

    /// <summary>Commits of a stream with a number above <paramref name="after"/>, in order. Gathered with other reads, up to 500 streams a query.</summary>
    ValueTask<IReadOnlyList<Commit>> Read(StreamId stream, long after = 0, CancellationToken cancellation = default);

    /// <summary>The commit a command left on a stream, or null. Gathered with others.</summary>
    ValueTask<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation = default);

    /// <summary>Every commit of a command, on whatever stream.</summary>
    ValueTask<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation = default);

    /// <summary>Highest number of each stream; streams without commits are left out.</summary>
    ValueTask<IReadOnlyDictionary<StreamId, long>> Heads(IReadOnlyCollection<StreamId> streams, CancellationToken cancellation = default);

    /// <summary>Number of the last batch, 0 when there is none. Whatever was acknowledged before the call is in it or before it.</summary>
    ValueTask<long> LastBatch(CancellationToken cancellation = default);

    /// <summary>Batches after a number, whole and in order.</summary>
    /// <param name="limit">At most this many batches.</param>
    ValueTask<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation = default);

    /// <summary>The newest snapshot of a stream, or null. The caller checks its seal against the commit of that number.</summary>
    ValueTask<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation = default);

    /// <summary>Replaces the stream's snapshot. Losing one loses nothing.</summary>
    ValueTask WriteSnapshot(Snapshot snapshot, CancellationToken cancellation = default);

    /// <summary>Position up to which a consumer of the feed has done its work, 0 at first.</summary>
    ValueTask<long> ReadCheckpoint(string consumer, CancellationToken cancellation = default);

    /// <summary>Moves a consumer's checkpoint forward; a lower position than the stored one changes nothing.</summary>
    ValueTask WriteCheckpoint(string consumer, long position, CancellationToken cancellation = default);

    /// <summary>Raised by a restore; part of every cursor handed out, so that older cursors are told apart.</summary>
    ValueTask<int> Epoch(CancellationToken cancellation = default);
}

/// <summary>One transaction of the journal. Numbers have no gap and appear in commit order.</summary>
public sealed record Batch(long Number, Guid Id, IReadOnlyList<Commit> Commits)
{
    /// <summary>Position of the batch's last commit; ordinals have gaps where commits collided.</summary>
    public long LastPosition => Commits[^1].Position;
}

/// <summary>A state cached at a number. Outside the chain, therefore sealed with the deployment's key.</summary>
/// <param name="Format">Name and version of the state's form; unknown formats are ignored.</param>
/// <param name="CommitHash">Hash of the commit with that number.</param>
/// <param name="Seal">HMAC-SHA256 with the deployment's key over stream, format, number, commit hash and data.</param>
public sealed record Snapshot(StreamId Stream, string Format, long Number, byte[] CommitHash, byte[] Data, byte[] Seal);
