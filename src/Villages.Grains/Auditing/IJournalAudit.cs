namespace Villages.Grains.Auditing;

/// <summary>Checks the whole journal; reads only, while everything else goes on.</summary>
public interface IJournalAudit
{
    /// <param name="progress">Lines for people, often.</param>
    Task<AuditReport> Run(IProgress<string>? progress = null, CancellationToken cancellation = default);
}

/// <param name="Cycles">Cycles whose results were computed again from rulebook and facts.</param>
/// <param name="Effects">Star records and pay entitlements traced to the cycle that issued them.</param>
/// <param name="FirstViolation">The first promise found broken, with stream and commit; null when all hold.</param>
public sealed record AuditReport(long Streams, long Commits, long Batches, int Cycles, long Effects, string? FirstViolation);
