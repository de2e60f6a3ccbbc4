using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Villages.Journal.Engines;
using Villages.Journal.Metering;
using Villages.Journal.Reading;
using Villages.Journal.Writing;

namespace Villages.Journal;

/// <summary>Writer and gathered reads over one engine.</summary>
internal sealed class DurableJournal : IJournal, IAsyncDisposable
{
    private readonly IJournalEngine _engine;
    private readonly GatheredReads _reads;
    private readonly JournalWriter _writer;

    public DurableJournal(IJournalEngine engine, IBatchSink sink, JournalOptions options, ILogger<DurableJournal>? logger = null)
    {
        _engine = engine;
        _reads = new GatheredReads(engine, options);
        _writer = new JournalWriter(engine, new CollisionJudge(_reads), sink, options, logger ?? NullLogger<DurableJournal>.Instance);
    }

    public ValueTask<AppendResult> Append(Commit commit, Lane lane, CancellationToken cancellation = default) =>
        _writer.Append(commit, lane, cancellation);

    /// <summary>Commits that wait in a lane of this process.</summary>
    public int Waiting(Lane lane) => _writer.Waiting(lane);

    public async ValueTask<IReadOnlyList<Commit>> Read(StreamId stream, long after = 0, CancellationToken cancellation = default) =>
        await _reads.Read(stream, after, cancellation);

    public async ValueTask<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation = default) =>
        await _reads.Find(stream, commandId, cancellation);

    public async ValueTask<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation = default) =>
        await _reads.Find(commandId, cancellation);

    public async ValueTask<IReadOnlyDictionary<StreamId, long>> Heads(IReadOnlyCollection<StreamId> streams, CancellationToken cancellation = default)
    {
        var heads = new Dictionary<StreamId, long>(streams.Count);
        foreach (var chunk in streams.Chunk(1000))
        {
            var numbers = await _engine.Heads(chunk, cancellation);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (numbers[i] > 0)
                {
                    heads[chunk[i]] = numbers[i];
                }
            }
        }

        return heads;
    }

    public async ValueTask<long> LastBatch(CancellationToken cancellation = default) => await _engine.LastBatch(cancellation);

    public async ValueTask<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation = default) =>
        await _engine.ReadFeed(afterBatch, limit, cancellation);

    public async ValueTask<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation = default) =>
        await _reads.Snapshot(stream, cancellation);

    public async ValueTask WriteSnapshot(Snapshot snapshot, CancellationToken cancellation = default)
    {
        await _engine.WriteSnapshot(snapshot, cancellation);
        JournalMeter.SnapshotWritten();
    }

    public async ValueTask<long> ReadCheckpoint(string consumer, CancellationToken cancellation = default) =>
        await _engine.ReadCheckpoint(consumer, cancellation);

    public async ValueTask WriteCheckpoint(string consumer, long position, CancellationToken cancellation = default) =>
        await _engine.WriteCheckpoint(consumer, position, cancellation);

    public async ValueTask<int> Epoch(CancellationToken cancellation = default) => await _engine.Epoch(cancellation);

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _reads.DisposeAsync();
    }
}
