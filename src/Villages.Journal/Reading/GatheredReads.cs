using Villages.Journal.Engines;

namespace Villages.Journal.Reading;

/// <summary>Reads of streams, snapshots and commands, gathered into few queries: a slow database is asked seldom and for much, and its few connections suffice.</summary>
internal sealed class GatheredReads(IJournalEngine engine, JournalOptions options) : IAsyncDisposable
{
    private readonly Gatherer<StreamRead, IReadOnlyList<Commit>> _streams = new(engine.Read, options);
    private readonly Gatherer<CommandRead, Commit?> _commands = new(engine.Find, options);
    private readonly Gatherer<StreamId, Snapshot?> _snapshots = new(engine.ReadSnapshots, options);
    private readonly Gatherer<Guid, IReadOnlyList<Commit>> _traces = new(engine.FindCommands, options);

    public Task<IReadOnlyList<Commit>> Read(StreamId stream, long after, CancellationToken cancellation) =>
        _streams.Ask(new StreamRead(stream, after), cancellation);

    public Task<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation) =>
        _commands.Ask(new CommandRead(stream, commandId), cancellation);

    public Task<IReadOnlyList<Commit>> Find(Guid commandId, CancellationToken cancellation) => _traces.Ask(commandId, cancellation);

    public Task<Snapshot?> Snapshot(StreamId stream, CancellationToken cancellation) => _snapshots.Ask(stream, cancellation);

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _commands.DisposeAsync();
        await _snapshots.DisposeAsync();
        await _traces.DisposeAsync();
    }
}
