namespace Villages.Grains.Auditing;

/// <summary>Checks the whole journal; reads only, while everything else goes on, in this process or in others.</summary>
public interface IJournalAudit
{
    /// <param name="progress">Lines for people, often.</param>
    /// <param name="expectQuiet">True when nobody acts and everything has had time to end: what is under way is stuck then, and a violation.</param>
    Task<AuditReport> Run(IProgress<string>? progress = null, bool expectQuiet = false, CancellationToken cancellation = default);
}

/// <param name="Cycles">Cycles whose results were computed again from rulebook and facts.</param>
/// <param name="Effects">Star records and pay entitlements traced to the cycle that issued them.</param>
/// <param name="Consequences">Consequences that arrived at their target, once.</param>
/// <param name="FirstViolation">The first promise found broken, with stream and commit; null when all hold.</param>
/// <param name="UnderWay">Things that the house has still to do by itself.</param>
/// <param name="FirstUnderWay">The first of them, a sentence each.</param>
public sealed record AuditReport(
    long Streams, long Commits, long Batches, int Cycles, long Effects, long Consequences, string? FirstViolation, long UnderWay, IReadOnlyList<string> FirstUnderWay);
