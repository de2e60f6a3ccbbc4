using Villages.Journal;
using Villages.Journal.Engines;
using Villages.Simulation.Faults;
using Villages.Simulation.Loop;

namespace Villages.Simulation.Database;

/// <summary>One process's connections to the tables: every question travels to the database's room and back, and may be slow or get no answer.</summary>
internal class MemoryEngine(World world, MemoryTables tables, DatabaseFaults faults) : IJournalEngine
{
    public Task Open(CancellationToken cancellation = default) => Ask(() => true);

    public virtual IBatchSender OpenSender() => new MemorySender(world, tables, faults);

    public Task<IReadOnlyList<Commit>[]> Read(IReadOnlyList<StreamRead> requests, CancellationToken cancellation) =>
        Ask(() => requests.Select(request => tables.Stream(request.Stream, request.After)).ToArray());

    public Task<Commit?[]> Find(IReadOnlyList<CommandRead> requests, CancellationToken cancellation) =>
        Ask(() => requests.Select(request => tables.Find(request.Stream, request.CommandId)).ToArray());

    public Task<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation) =>
        Ask<IReadOnlyList<Commit>>(() => [.. tables.Streams.Select(stream => tables.Find(stream, commandId)).OfType<Commit>()]);

    public Task<long[]> Heads(IReadOnlyList<StreamId> streams, CancellationToken cancellation) =>
        Ask(() => streams.Select(stream => tables.Stream(stream) is [.., var last] ? last.Number : 0).ToArray());

    public Task<long> LastBatch(CancellationToken cancellation) => Ask(() => tables.LastBatch);

    public Task<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation) =>
        Ask(() => tables.Feed(afterBatch, limit), faults.FeedIsLate);

    public Task<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation) => Task.FromResult<Snapshot?>(null);

    public Task WriteSnapshot(Snapshot snapshot, CancellationToken cancellation) => Task.CompletedTask;

    public Task<long> ReadCheckpoint(string consumer, CancellationToken cancellation) => Ask(() => tables.Checkpoints.GetValueOrDefault(consumer));

    public Task WriteCheckpoint(string consumer, long position, CancellationToken cancellation) =>
        Ask(() => tables.Checkpoints[consumer] = Math.Max(position, tables.Checkpoints.GetValueOrDefault(consumer)));

    public Task<int> Epoch(CancellationToken cancellation) => Ask(() => 1);

    public Task<IReadOnlyList<Commit>> ReadPage(StreamId afterStream, long afterNumber, int limit, CancellationToken cancellation) =>
        Ask<IReadOnlyList<Commit>>(() =>
        [
            .. tables.Streams.Order(StreamOrder.Instance).SelectMany(stream => tables.Stream(stream))
                .Where(commit => StreamOrder.Instance.Compare(commit.Stream, afterStream) is var order && (order > 0 || (order == 0 && commit.Number > afterNumber)))
                .Take(limit),
        ]);

    public Task<IReadOnlyList<BatchCount>> CountBatches(long afterBatch, int limit, CancellationToken cancellation) =>
        Ask<IReadOnlyList<BatchCount>>(() => [.. tables.Feed(afterBatch, limit).Select(batch => new BatchCount(batch.Number, batch.Commits.Count, batch.Commits.Count))]);

    public ValueTask DisposeAsync() => default;

    private Task<T> Ask<T>(Func<T> query, bool late = false)
    {
        var (answer, room) = (new TaskCompletionSource<T>(), Room.Here);
        switch (late ? ReadFate.Slow : faults.OfRead())
        {
            case ReadFate.Refused:
                room.Post(() => answer.SetException(new JournalUnavailableException("The database does not answer.")));
                break;
            case ReadFate.Slow:
                world.After(faults.Delay(), world.Database, () => Run(TimeSpan.Zero));
                break;
            case ReadFate.Stale:
                world.Database.Post(() => Run(faults.Delay()));
                break;
            default:
                world.Database.Post(() => Run(TimeSpan.Zero));
                break;
        }

        return answer.Task;

        void Run(TimeSpan underWay)
        {
            var found = query();
            if (underWay > TimeSpan.Zero)
            {
                world.After(underWay, room, () => answer.SetResult(found));
            }
            else
            {
                room.Post(() => answer.SetResult(found));
            }
        }
    }

    private sealed class StreamOrder : IComparer<StreamId>
    {
        public static readonly StreamOrder Instance = new();

        public int Compare(StreamId x, StreamId y) => x.Home.CompareTo(y.Home) is not 0 and var home ? home : string.CompareOrdinal(x.Key, y.Key);
    }
}
