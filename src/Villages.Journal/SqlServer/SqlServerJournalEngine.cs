using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;
using Villages.Journal.Engines;
using Villages.Journal.Schema;

namespace Villages.Journal.SqlServer;

/// <summary>The journal in a SQL Server database shared by any number of silos.</summary>
internal sealed class SqlServerJournalEngine : IJournalEngine
{
    private readonly SqlServerJournalOptions _options;
    private readonly SqlServerConnections _connections;
    private readonly SqlServerQueries _queries;
    private readonly OpenOnce _opening;

    public SqlServerJournalEngine(SqlServerJournalOptions options, SqlServerConnections connections)
    {
        _options = options;
        _connections = connections;
        _queries = new SqlServerQueries(connections, Open);
        _opening = new OpenOnce(Prepare);
    }

    public Task Open(CancellationToken cancellation = default) => _opening.Open(cancellation);

    public IBatchSender OpenSender() => new SqlServerSender(this, _connections);

    public async Task<IReadOnlyList<Commit>[]> Read(IReadOnlyList<StreamRead> requests, CancellationToken cancellation)
    {
        var answers = Array.ConvertAll(new int[requests.Count], _ => new List<Commit>());
        foreach (var (commit, place) in await AskTable(SqlServerStatements.Streams, SqlServerTables.Streams(requests), Placed, cancellation))
        {
            answers[place].Add(commit);
        }

        Array.ForEach(answers, answer => answer.Sort((left, right) => left.Number.CompareTo(right.Number)));
        return answers;
    }

    public async Task<Commit?[]> Find(IReadOnlyList<CommandRead> requests, CancellationToken cancellation)
    {
        var answers = new Commit?[requests.Count];
        foreach (var (commit, place) in await AskTable(SqlServerStatements.Commands, SqlServerTables.Commands(requests), Placed, cancellation))
        {
            answers[place] = commit;
        }

        return answers;
    }

    public async Task<IReadOnlyList<Commit>> FindCommand(Guid commandId, CancellationToken cancellation) =>
        await _queries.List(SqlServerStatements.AnyStream, SqlServerCommits.Map, cancellation, commandId);

    public async Task<long[]> Heads(IReadOnlyList<StreamId> streams, CancellationToken cancellation)
    {
        var heads = new long[streams.Count];
        var table = SqlServerTables.Streams([.. streams.Select(stream => new StreamRead(stream, 0))]);
        foreach (var (place, number) in await AskTable(SqlServerStatements.Heads, table, row => (row.GetInt32(0), row.GetInt64(1)), cancellation))
        {
            heads[place] = number;
        }

        return heads;
    }

    public async Task<long> LastBatch(CancellationToken cancellation) =>
        (await _queries.List(SqlServerStatements.LastBatch, row => row.GetInt64(0), cancellation))[0];

    public async Task<IReadOnlyList<Batch>> ReadFeed(long afterBatch, int limit, CancellationToken cancellation)
    {
        var rows = await _queries.List(
            SqlServerStatements.Feed,
            row => (Id: row.GetFieldValue<byte[]>(SqlServerCommits.Count), Commit: SqlServerCommits.Map(row)),
            cancellation,
            afterBatch,
            limit);
        var batches = new List<Batch>();
        foreach (var (id, commit) in rows)
        {
            if (batches.Count == 0 || batches[^1].Number != commit.Batch)
            {
                batches.Add(new Batch(commit.Batch, SqlServerCommits.Batch(id), new List<Commit>()));
            }

            ((List<Commit>)batches[^1].Commits).Add(commit);
        }

        return batches;
    }

    public async Task<Snapshot?> ReadSnapshot(StreamId stream, CancellationToken cancellation) => stream.Fault is not null ? null : (await _queries.List(
        SqlServerStatements.ReadSnapshot,
        row => new Snapshot(
            stream, row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4)),
        cancellation,
        stream.Home,
        stream.Key)).FirstOrDefault();

    public Task WriteSnapshot(Snapshot snapshot, CancellationToken cancellation) => _queries.Execute(
        SqlServerStatements.WriteSnapshot,
        cancellation,
        snapshot.Stream.Home,
        snapshot.Stream.Key,
        snapshot.Format,
        snapshot.Number,
        snapshot.CommitHash,
        snapshot.Data,
        snapshot.Seal);

    public async Task<long> ReadCheckpoint(string consumer, CancellationToken cancellation) =>
        (await _queries.List(SqlServerStatements.ReadCheckpoint, row => row.GetInt64(0), cancellation, consumer)).FirstOrDefault();

    public Task WriteCheckpoint(string consumer, long position, CancellationToken cancellation) =>
        _queries.Execute(SqlServerStatements.WriteCheckpoint, cancellation, consumer, position);

    public async Task<int> Epoch(CancellationToken cancellation) => (await _queries.List(SqlServerStatements.Header, row => row.GetInt32(0), cancellation))[0];

    public async Task<IReadOnlyList<Commit>> ReadPage(StreamId afterStream, long afterNumber, int limit, CancellationToken cancellation) =>
        await _queries.List(SqlServerStatements.Page, SqlServerCommits.Map, cancellation, afterStream.Home, afterStream.Key, afterNumber, limit);

    public async Task<IReadOnlyList<BatchCount>> CountBatches(long afterBatch, int limit, CancellationToken cancellation) => await _queries.List(
        SqlServerStatements.CountBatches,
        row => new BatchCount(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)),
        cancellation,
        afterBatch,
        limit);

    public ValueTask DisposeAsync()
    {
        using var connection = new SqlConnection(_connections.Pool);
        SqlConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    private static (Commit Commit, int Place) Placed(SqlDataReader row) => (SqlServerCommits.Map(row), row.GetInt32(SqlServerCommits.Count));

    /// <summary>The driver takes no table without rows.</summary>
    private Task<List<T>> AskTable<T>(SqlServerStatement statement, IEnumerable<SqlDataRecord> table, Func<SqlDataReader, T> map, CancellationToken cancellation) =>
        table.Any() ? _queries.List(statement, map, cancellation, table) : Task.FromResult(new List<T>());

    private async Task Prepare()
    {
        try
        {
            if (_options.ApplySchema)
            {
                await JournalSchema.ApplyAsync(SchemaEngine.SqlServer, _options.ConnectionString);
            }

            await JournalSchema.CheckAsync(SchemaEngine.SqlServer, _connections.Writing);
        }
        catch (Exception fault) when (SqlServerErrors.IsOfDatabase(fault))
        {
            throw SqlServerErrors.Unavailable(fault);
        }

        JournalHeader.Check((await new SqlServerQueries(_connections).List(SqlServerStatements.Header, row => row.GetInt32(1), CancellationToken.None))[0]);
    }
}
