namespace Villages.Journal.Auditing;

internal sealed class AuditList(IJournal journal, IAuditTable table) : IAuditList
{
    /// <summary>Positions rise with the time of recording, but for clocks that differ and commits that waited.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromHours(1);

    public ValueTask<long> Listed(CancellationToken cancellation = default) => journal.ReadCheckpoint(IAuditList.Consumer, cancellation);

    public async ValueTask<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation = default) =>
        await table.Write(from, through, entries, cancellation);

    public async ValueTask<IReadOnlyList<AuditEntry>> Search(AuditSearch search, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(search);
        var after = search.From is { } from && from - DateTime.MinValue > Disorder ? await table.LastBefore(from - Disorder, cancellation) ?? -1 : -1;
        var before = search.To is { } to && DateTime.MaxValue - to > Disorder ? await table.FirstFrom(to + Disorder, cancellation) ?? long.MaxValue : long.MaxValue;
        return await table.Read(AuditPage.Of(search, after, Math.Min(before, search.Before)), cancellation);
    }

    public async ValueTask<AuditEntry?> Find(long position, CancellationToken cancellation = default) => await table.Find(position, cancellation);

    public async ValueTask<long> Count(long through, CancellationToken cancellation = default) => await table.Count(through, cancellation);

    public async ValueTask Clear(CancellationToken cancellation = default) => await table.Clear(cancellation);
}
