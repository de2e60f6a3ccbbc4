using Npgsql;
using Villages.Journal.Engines;
using Villages.Journal.Schema;
using static Villages.Journal.PostgreSql.PostgreSqlQueries;

namespace Villages.Journal.PostgreSql;

/// <summary>The journal in a PostgreSQL database shared by any number of silos.</summary>
internal sealed class PostgreSqlJournalEngine : IJournalEngine
{
    private readonly PostgreSqlJournalOptions _options;
    private readonly PostgreSqlSources _sources;
    private readonly PostgreSqlQueries _queries;
    private readonly OpenOnce _opening;

    public PostgreSqlJournalEngine(PostgreSqlJournalOptions options, PostgreSqlSources sources)
    {
        _options = options;
        _sources = sources;
        _queries = new PostgreSqlQueries(sources.Pool);
        _opening = new OpenOnce(Prepare);
    }

    public Task Open(CancellationToken cancellation = default) => _opening.Open(cancellation);

    public IBatchSender OpenSender() => new PostgreSqlSender(this, _sources.Writing);

    public async Task<IReadOnlyList<Commit>[]> Read(IReadOnlyList<StreamRead> requests, CancellationToken cancellation)
    {
        var answers = new List<Commit>[requests.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = [];
        }

        await Ask(
            PostgreSqlStatements.Streams,
            row =>
            {
                answers[row.GetInt64(0) - 1].Add(PostgreSqlCommits.Map(row, 1));
                return true;
            },
            cancellation,
            Value(Column(requests, request => request.Stream.Home)),
            Value(Column(requests, request => request.Stream.Key)),
            Value(Column(requests, request => request.After)));
        Array.ForEach(answers, answer => answer.Sort((left, right) => left.Number.CompareTo(right.Number)));
        return answers;
    }

    public async Task<Commit?[]> Find(IReadOnlyList<CommandRead> requests, CancellationToken cancellation)
    {
        var answers = new Commit?[requests.Count];
        await Ask(
            PostgreSqlStatements.Commands,
            row => answers[row.GetInt64(0) - 1] = PostgreSqlCommits.Map(row, 1),
            cancellation,
            Value(Column(requests, request => request.Stream.Home)),
            Value(Column(requests, request => request.Stream.Key)),
            Value(Column(requests, request => request.CommandId)));
        return answers;
    }

    public async Task<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation) => (await FindCommands([commandId], cancellation))[0];

    public async Task<IReadOnlyList<Commit>[]> FindCommands(IReadOnlyList<Guid> commandIds, CancellationToken cancellation)
    {
        var found = await Ask(
            PostgreSqlStatements.AnyStream, row => (Place: row.GetInt64(0), Commit: PostgreSqlCommits.Map(row, 1)), cancellation, Value(Column(commandIds, id => id)));
        var answers = found.ToLookup(one => one.Place, one => one.Commit);
        return [.. commandIds.Select((_, i) => answers[i + 1].ToArray())];
    }

    public async Task<long[]> Heads(IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        var heads = new long[streams.Count];
        await Ask(
            PostgreSqlStatements.Heads,
            row => heads[row.GetInt64(0) - 1] = row.GetInt64(1),
            cancellation,
            Value(Column(streams, stream => stream.Home)),
            Value(Column(streams, stream => stream.Key)));
        return heads;
    }

    public async Task<long> LastBatch(CancellationToken cancellation) =>
        (await Ask("SELECT coalesce(max(number), 0) FROM journal_batch", row => row.GetInt64(0), cancellation))[0];

    public async Task<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation)
    {
        var batches = new List<Batch>();
        await Ask(
            PostgreSqlStatements.Feed,
            row =>
            {
                var commit = PostgreSqlCommits.Map(row, 1);
                if (batches.Count == 0 || batches[^1].Number != commit.Batch)
                {
                    batches.Add(new Batch(commit.Batch, row.GetGuid(0), new List<Commit>()));
                }

                ((List<Commit>)batches[^1].Commits).Add(commit);
                return true;
            },
            cancellation,
            Value(afterBatch),
            Value(limit));
        return batches;
    }

    public async Task<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation) => (await ReadSnapshots([stream], cancellation))[0];

    public async Task<Snapshot?[]> ReadSnapshots(IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        var answers = new Snapshot?[streams.Count];
        await Ask(
            PostgreSqlStatements.Snapshots,
            row => answers[row.GetInt64(0) - 1] = new Snapshot(
                streams[(int)row.GetInt64(0) - 1], row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5)),
            cancellation,
            Value(Column(streams, stream => stream.Home)),
            Value(Column(streams, stream => stream.Key)));
        return answers;
    }

    public Task WriteSnapshot(Snapshot snapshot, CancellationToken cancellation) => Run(
        PostgreSqlStatements.WriteSnapshot,
        cancellation,
        Value(snapshot.Stream.Home),
        Value(snapshot.Stream.Key),
        Value(snapshot.Format),
        Value(snapshot.Number),
        Value(snapshot.CommitHash),
        Value(snapshot.Data),
        Value(snapshot.Seal));

    public async Task<long> ReadCheckpoint(string consumer, CancellationToken cancellation) => (await Ask(
        "SELECT position FROM journal_checkpoint WHERE consumer = $1", row => row.GetInt64(0), cancellation, Value(consumer))).FirstOrDefault();

    public Task WriteCheckpoint(string consumer, long position, CancellationToken cancellation) =>
        Run(PostgreSqlStatements.WriteCheckpoint, cancellation, Value(consumer), Value(position));

    public async Task<int> Epoch(CancellationToken cancellation) =>
        (await Ask("SELECT epoch FROM journal_header", row => row.GetInt32(0), cancellation))[0];

    public async Task<IReadOnlyList<Commit>> ReadPage(StreamId afterStream, long afterNumber, int limit, CancellationToken cancellation) => await Ask(
        PostgreSqlStatements.Page,
        row => PostgreSqlCommits.Map(row),
        cancellation,
        Value(afterStream.Home),
        Value(afterStream.Key),
        Value(afterNumber),
        Value(limit));

    public async Task<IReadOnlyList<BatchCount>> CountBatches(long afterBatch, int limit, CancellationToken cancellation) => await Ask(
        PostgreSqlStatements.CountBatches,
        row => new BatchCount(row.GetInt64(0), row.GetInt32(1), (int)row.GetInt64(2)),
        cancellation,
        Value(afterBatch),
        Value(limit));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Also for tables beside the journal's own.</summary>
    public async Task<List<T>> Ask<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await Open(cancellation);
        return await _queries.List(sql, map, cancellation, parameters);
    }

    /// <summary>As <see cref="Ask"/>.</summary>
    public async Task Run(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await Open(cancellation);
        await _queries.Execute(sql, cancellation, parameters);
    }

    private async Task Prepare()
    {
        try
        {
            if (_options.ApplySchema)
            {
                await JournalSchema.ApplyAsync(_options.ConnectionString);
            }

            await using var connection = await _sources.Pool.OpenConnectionAsync();
            await JournalSchema.Check(SchemaEngine.PostgreSql, connection, CancellationToken.None);
            JournalHeader.Check((await _queries.List("SELECT lowest_reader FROM journal_header", row => row.GetInt32(0), CancellationToken.None))[0]);
        }
        catch (Exception fault) when (PostgreSqlErrors.IsOfConnection(fault))
        {
            throw PostgreSqlErrors.Unavailable(fault);
        }
    }

    private static TValue[] Column<TItem, TValue>(IReadOnlyList<TItem> items, Func<TItem, TValue> value)
    {
        var column = new TValue[items.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(items[i]);
        }

        return column;
    }
}
