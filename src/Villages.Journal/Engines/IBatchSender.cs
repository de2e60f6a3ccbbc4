namespace Villages.Journal.Engines;

/// <summary>Sends batches over one connection, one at a time.</summary>
internal interface IBatchSender : IAsyncDisposable
{
    /// <summary>
    /// Sends the rows as one transaction, without retry; never throws. The same batch id with the same rows may be sent again after any outcome:
    /// a batch that was written answers as the first time.
    /// </summary>
    /// <param name="rows">In the order of home, stream and number; a row's place is its ordinal.</param>
    Task<SendOutcome> Send(Guid batch, IReadOnlyList<Commit> rows);

    /// <summary>Nobody waits for the running send any longer: gives its connection up, so that the next send starts on a fresh one.</summary>
    /// <returns>True when it is certain that the send writes nothing.</returns>
    bool Abandon();
}

internal enum SendVerdict
{
    /// <summary>Committed as far as rows did not collide; <see cref="SendOutcome.Accepted"/> names the rest by what it leaves out.</summary>
    Done,

    /// <summary>Rolled back because of the data: at least one row cannot be stored.</summary>
    Invalid,

    /// <summary>Rolled back for sure; worth another try.</summary>
    RolledBack,

    /// <summary>Never sent: the database could not be reached.</summary>
    Unreachable,

    /// <summary>Sent, no answer.</summary>
    Doubtful,
}

/// <param name="Batch">Number of the batch; 0 when no row was new.</param>
/// <param name="Accepted">Ordinals of the rows written, in any order.</param>
internal readonly record struct SendOutcome(SendVerdict Verdict, long Batch, IReadOnlyList<int> Accepted, string? Reason)
{
    public static SendOutcome Done(long batch, IReadOnlyList<int> accepted) => new(SendVerdict.Done, batch, accepted, null);

    public static SendOutcome Failed(SendVerdict verdict, string reason) => new(verdict, 0, [], reason);
}
