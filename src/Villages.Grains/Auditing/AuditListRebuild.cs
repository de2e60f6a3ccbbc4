using Villages.Journal;
using Villages.Journal.Auditing;

namespace Villages.Grains.Auditing;

internal sealed class AuditListRebuild(IJournal journal, IAuditList list) : IAuditListRebuild
{
    private const int BatchesAtOnce = 64;

    public async Task<long> Run(Action<long, long>? progress = null, CancellationToken cancellation = default)
    {
        var last = await journal.LastBatch(cancellation);
        var end = ((last + 1) * Commit.PositionsPerBatch) - 1;
        await list.Clear(cancellation);
        for (long listed = 0; listed < end; listed = await list.Listed(cancellation))
        {
            var batches = await journal.ReadFeed(Math.Max(0, ((listed + 1) / Commit.PositionsPerBatch) - 1), BatchesAtOnce, cancellation);
            if (batches.Count == 0)
            {
                break;
            }

            // False when a running cluster has written this part meanwhile.
            var through = ((batches[^1].Number + 1) * Commit.PositionsPerBatch) - 1;
            await list.Write(listed, through, AuditEntries.Of(batches.SelectMany(batch => batch.Commits)), cancellation);
            progress?.Invoke(Math.Min(last, batches[^1].Number), last);
        }

        return await list.Count(long.MaxValue, cancellation);
    }
}
