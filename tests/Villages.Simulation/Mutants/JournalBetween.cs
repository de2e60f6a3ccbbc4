using Villages.Journal;

namespace Villages.Simulation.Mutants;

/// <summary>A journal that passes everything on; mutants change one answer.</summary>
internal class JournalBetween(IJournal journal) : IJournal
{
    protected IJournal Inner => journal;

    public virtual ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default) => journal.Append(commit, lane, cancellation);

    public ValueTask<IReadOnlyList<Commit>> Read(StreamId stream, long after = 0, CancellationToken cancellation = default) => journal.Read(stream, after, cancellation);

    public virtual ValueTask<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation = default) => journal.Find(stream, commandId, cancellation);

    public ValueTask<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation = default) => journal.FindCommand(commandId, cancellation);

    public ValueTask<IReadOnlyDictionary<StreamId, long>> Heads(IReadOnlyCollection<StreamId> streams, CancellationToken cancellation = default) =>
        journal.Heads(streams, cancellation);

    public ValueTask<long> LastBatch(CancellationToken cancellation = default) => journal.LastBatch(cancellation);

    public ValueTask<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation = default) => journal.ReadFeed(afterBatch, limit, cancellation);

    public ValueTask<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation = default) => journal.ReadSnapshot(stream, cancellation);

    public ValueTask WriteSnapshot(Snapshot snapshot, CancellationToken cancellation = default) => journal.WriteSnapshot(snapshot, cancellation);

    public ValueTask<long> ReadCheckpoint(string consumer, CancellationToken cancellation = default) => journal.ReadCheckpoint(consumer, cancellation);

    public ValueTask WriteCheckpoint(string consumer, long position, CancellationToken cancellation = default) => journal.WriteCheckpoint(consumer, position, cancellation);

    public ValueTask<int> Epoch(CancellationToken cancellation = default) => journal.Epoch(cancellation);
}
