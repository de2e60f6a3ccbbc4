namespace Villages.Journal;

/// <summary>How an append ended.</summary>
public enum AppendStatus
{
    /// <summary>Durable; <see cref="AppendResult.Commit"/> carries its place in the feed.</summary>
    Accepted,

    /// <summary>The command was committed on this stream before; <see cref="AppendResult.Commit"/> is that first commit.</summary>
    Repeated,

    /// <summary>Another commit has this number: the caller's state is old. Reload and decide again.</summary>
    Stale,

    /// <summary>The row alone cannot be stored, now or later; <see cref="AppendResult.Reason"/> says why.</summary>
    Impossible,

    /// <summary>Known not to be written: the queue was full, or the deadline passed before it was sent.</summary>
    NotWritten,

    /// <summary>Sent, and no answer came before the deadline. Reload before the next command.</summary>
    Unknown,
}

public readonly record struct AppendResult(AppendStatus Status, Commit? Commit = null, string? Reason = null);

/// <summary>Which queue and connection a commit takes.</summary>
public enum Lane
{
    /// <summary>Somebody waits: batches of what is there, at most 64.</summary>
    Interactive,

    /// <summary>Cycles and imports: batches of at most 500 rows or 1 MB.</summary>
    Bulk,
}
