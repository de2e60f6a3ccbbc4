using Microsoft.Data.Sqlite;
using Villages.Journal.Engines;
using Villages.Journal.Schema;

namespace Villages.Journal.Sqlite;

/// <summary>The journal in one local file: one writer thread, two reader threads. Creates its schema itself.</summary>
internal sealed class SqliteJournalEngine : IJournalEngine
{
    private readonly SqliteFile _file;
    private readonly SqliteWorker _writer;
    private readonly SqliteWorker _readers;
    private readonly OpenOnce _opening;
    private bool _closed;

    public SqliteJournalEngine(SqliteJournalOptions options)
    {
        _file = new SqliteFile(options.JournalFile, Math.Clamp(options.BusySeconds, 1, 3));
        _writer = new SqliteWorker("journal writer", 1, options.ReadOnly ? _file.Visitor : _file.Writer);
        _readers = new SqliteWorker("journal reader", 2, options.ReadOnly ? _file.Visitor : _file.Reader);
        _opening = new OpenOnce(() => _writer.Run<bool>(options.ReadOnly ? Visit : Prepare));
    }

    public Task Open(CancellationToken cancellation = default) => _opening.Open(cancellation);

    public IBatchSender OpenSender() => new SqliteSender(this, _writer);

    public Task<IReadOnlyList<Commit>[]> Read(IReadOnlyList<StreamRead> requests, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.Read(session, requests), cancellation);

    public Task<Commit?[]> Find(IReadOnlyList<CommandRead> requests, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.Find(session, requests), cancellation);

    public Task<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.FindCommand(session, commandId), cancellation);

    public Task<long[]> Heads(IReadOnlyList<StreamId> streams, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.Heads(session, streams), cancellation);

    public Task<long> LastBatch(CancellationToken cancellation) => Ask(_readers, SqliteReads.LastBatch, cancellation);

    public Task<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.Feed(session, afterBatch, limit), cancellation);

    public Task<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.ReadSnapshot(session, stream), cancellation);

    public Task WriteSnapshot(Snapshot snapshot, CancellationToken cancellation) => Ask(
        _writer,
        session => session.Statement(
            """
            INSERT INTO journal_snapshot (home, stream, format, number, commit_hash, data, seal) VALUES ($0, $1, $2, $3, $4, $5, $6)
            ON CONFLICT (home, stream) DO UPDATE SET
              format = excluded.format, number = excluded.number, commit_hash = excluded.commit_hash, data = excluded.data, seal = excluded.seal
            """,
            snapshot.Stream.Home,
            snapshot.Stream.Key,
            snapshot.Format,
            snapshot.Number,
            snapshot.CommitHash,
            snapshot.Data,
            snapshot.Seal).Execute(),
        cancellation);

    public Task<long> ReadCheckpoint(string consumer, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.ReadCheckpoint(session, consumer), cancellation);

    public Task WriteCheckpoint(string consumer, long position, CancellationToken cancellation) => Ask(
        _writer,
        session => session.Statement(
            """
            INSERT INTO journal_checkpoint (consumer, position) VALUES ($0, $1)
            ON CONFLICT (consumer) DO UPDATE SET position = excluded.position WHERE excluded.position > position
            """,
            consumer,
            position).Execute(),
        cancellation);

    public Task<int> Epoch(CancellationToken cancellation) => Ask(_readers, SqliteReads.Epoch, cancellation);

    public Task<IReadOnlyList<Commit>> ReadPage(StreamId afterStream, long afterNumber, int limit, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.ReadPage(session, afterStream, afterNumber, limit), cancellation);

    public Task<IReadOnlyList<BatchCount>> CountBatches(long afterBatch, int limit, CancellationToken cancellation) =>
        Ask(_readers, session => SqliteReads.CountBatches(session, afterBatch, limit), cancellation);

    /// <summary>For tables beside the journal's own.</summary>
    public Task<T> Read<T>(Func<SqliteSession, T> question, CancellationToken cancellation) => Ask(_readers, question, cancellation);

    /// <summary>On the journal's writer, between its batches; a failure rolls back.</summary>
    public Task<T> Write<T>(Func<SqliteSession, T> change, CancellationToken cancellation) => Ask(_writer, change, cancellation);

    /// <summary>Repeatable: the container holds this object under two services.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _closed, true))
        {
            return;
        }

        await _readers.DisposeAsync();
        await _writer.DisposeAsync();
        _file.Dispose();
    }

    private async Task<T> Ask<T>(SqliteWorker worker, Func<SqliteSession, T> question, CancellationToken cancellation)
    {
        await Open(cancellation);
        try
        {
            return await worker.Run(question).WaitAsync(cancellation);
        }
        catch (SqliteException fault)
        {
            throw new JournalUnavailableException($"The journal '{_file.Path}' does not answer: {fault.Message}", fault);
        }
    }

    private bool Prepare(SqliteSession session)
    {
        _file.Take();
        return Prepare(session, async schema =>
        {
            await schema.Apply(CancellationToken.None);
            await new SchemaRunner(session.Connection, SchemaEngine.Sqlite, "audit").Apply(CancellationToken.None);
        });
    }

    private bool Visit(SqliteSession session) => File.Exists(_file.Path)
        ? Prepare(session, schema => schema.Check(CancellationToken.None))
        : throw new JournalUnavailableException($"There is no journal '{_file.Path}'.");

    /// <summary>SQLite's asynchronous calls end synchronously, so waiting for them here blocks this thread only.</summary>
    private bool Prepare(SqliteSession session, Func<SchemaRunner, Task> schema)
    {
        try
        {
            schema(new SchemaRunner(session.Connection, SchemaEngine.Sqlite, "journal")).GetAwaiter().GetResult();
            return JournalHeader.Check(session.Statement("SELECT lowest_reader FROM journal_header").Number() ?? 0);
        }
        catch (SqliteException fault)
        {
            throw new JournalUnavailableException($"The journal '{_file.Path}' cannot be opened: {fault.Message}", fault);
        }
    }
}
