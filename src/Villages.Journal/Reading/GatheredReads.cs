using Villages.Journal.Engines;

namespace Villages.Journal.Reading;

/// <summary>Reads of streams and lookups of commands, gathered into few queries.</summary>
internal sealed class GatheredReads(IJournalEngine engine, JournalOptions options) : IAsyncDisposable
{
    private readonly Gatherer<StreamRead, IReadOnlyList<Commit>> _streams = new(engine.Read, options);
    private readonly Gatherer<CommandRead, Commit?> _commands = new(engine.Find, options);

    public Task<IReadOnlyList<Commit>> Read(StreamId stream, long after, CancellationToken cancellation) =>
        _streams.Ask(new StreamRead(stream, after), cancellation);

    public Task<Commit?> Find(StreamId stream, Guid commandId, CancellationToken cancellation) =>
        _commands.Ask(new CommandRead(stream, commandId), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _streams.DisposeAsync();
        await _commands.DisposeAsync();
    }
}
