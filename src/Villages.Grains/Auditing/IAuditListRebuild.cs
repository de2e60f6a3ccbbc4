namespace Villages.Grains.Auditing;

/// <summary>Writes the audit list anew from the journal, without a grain; a cluster may run beside it.</summary>
public interface IAuditListRebuild
{
    /// <summary>Empties the list and fills it up to the journal's present end. Interrupted, it leaves a list that a running cluster, or the next run, goes on with.</summary>
    /// <param name="progress">Batches that are done, and all there are.</param>
    /// <returns>Entries in the list.</returns>
    Task<long> Run(Action<long, long>? progress = null, CancellationToken cancellation = default);
}
