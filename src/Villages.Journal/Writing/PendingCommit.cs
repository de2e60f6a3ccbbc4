namespace Villages.Journal.Writing;

/// <summary>A commit between its caller and its end; the only object made for it beside the answer.</summary>
internal sealed class PendingCommit(Commit commit, long queuedAt, CancellationToken cancellation)
    : TaskCompletionSource<AppendResult>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public Commit Commit { get; } = commit;

    /// <summary>Timestamp of the lane's clock.</summary>
    public long QueuedAt { get; } = queuedAt;

    /// <summary>Honoured as long as the commit is queued.</summary>
    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>The commit of the same stream this one waits for; it was in an earlier batch.</summary>
    public PendingCommit? Behind { get; set; }

    /// <summary>Known not to be written, even while it is still being asked why.</summary>
    public bool Collided { get; set; }

    public static int Order(PendingCommit left, PendingCommit right)
    {
        var (a, b) = (left.Commit, right.Commit);
        var home = a.Stream.Home.CompareTo(b.Stream.Home);
        return home != 0 ? home : string.CompareOrdinal(a.Stream.Key, b.Stream.Key);
    }

    public void End(AppendStatus status, string? reason) => TrySetResult(new AppendResult(status, null, reason));
}
