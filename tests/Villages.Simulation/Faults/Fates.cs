namespace Villages.Simulation.Faults;

internal enum CallFate
{
    Delivered,
    Lost,
    Rejected,
    Late,
    Doubled,
}

internal enum ReadFate
{
    Answered,
    Refused,

    /// <summary>Asked late.</summary>
    Slow,

    /// <summary>Answered late, with what was so when it was asked.</summary>
    Stale,
}

internal enum SendFate
{
    Written,
    Unreachable,
    RolledBack,

    /// <summary>Sent, never written, no answer.</summary>
    RequestLost,

    /// <summary>Written, no answer.</summary>
    ReplyLost,

    /// <summary>No answer, and written some time after.</summary>
    LateAfterDoubt,
    Slow,
}
