using Villages.Journal.Engines;

namespace Villages.Journal.Sqlite;

/// <summary>The queries, run on a reader's session. One prepared statement a question: inside a process that costs less than a join.</summary>
internal static class SqliteReads
{
    private const string Stream = $"""
        SELECT {SqliteCommits.Columns} FROM journal_commit c WHERE c.home = $0 AND c.stream = $1 AND c.number > $2 ORDER BY c.number
        """;

    private const string Command = $"""
        SELECT {SqliteCommits.Columns} FROM journal_commit c WHERE c.command_id = $0 AND c.stream = $1 AND c.home = $2
        """;

    private const string AnyStream = $"""
        SELECT {SqliteCommits.Columns} FROM journal_commit c WHERE c.command_id = $0 ORDER BY c.position
        """;

    private const string Page = $"""
        SELECT {SqliteCommits.Columns}, b.number FROM journal_commit c LEFT JOIN journal_batch b ON b.number = c.batch
        WHERE (c.home, c.stream, c.number) > ($0, $1, $2) ORDER BY c.home, c.stream, c.number LIMIT $3
        """;

    private const string Claims = """
        SELECT b.number, b.count, (SELECT count(*) FROM journal_commit c WHERE c.position BETWEEN b.number * 4096 AND b.number * 4096 + 4095)
        FROM journal_batch b WHERE b.number > $0 ORDER BY b.number LIMIT $1
        """;

    public static IReadOnlyList<Commit>[] Read(SqliteSession session, IReadOnlyList<StreamRead> requests) => [.. requests.Select(request =>
        session.Statement(Stream, request.Stream.Home, request.Stream.Key, request.After).List(SqliteCommits.Map))];

    public static Commit?[] Find(SqliteSession session, IReadOnlyList<CommandRead> requests) => [.. requests.Select(request =>
        session.Statement(Command, SqliteCommits.Bytes(request.CommandId), request.Stream.Key, request.Stream.Home).List(SqliteCommits.Map).FirstOrDefault())];

    public static IReadOnlyList<Commit> FindCommand(SqliteSession session, Guid commandId) =>
        session.Statement(AnyStream, SqliteCommits.Bytes(commandId)).List(SqliteCommits.Map);

    public static long[] Heads(SqliteSession session, IReadOnlyList<StreamId> streams) => [.. streams.Select(stream =>
        session.Statement("SELECT max(number) FROM journal_commit WHERE home = $0 AND stream = $1", stream.Home, stream.Key).Number() ?? 0)];

    public static long LastBatch(SqliteSession session) => session.Statement("SELECT max(number) FROM journal_batch").Number() ?? 0;

    public static IReadOnlyList<Batch> Feed(SqliteSession session, long after, int limit)
    {
        var heads = session.Statement("SELECT number, batch FROM journal_batch WHERE number > $0 ORDER BY number LIMIT $1", after, limit)
            .List(row => (Number: row.GetInt64(0), Id: new Guid(row.GetFieldValue<byte[]>(1), bigEndian: true)));
        return [.. heads.Select(head => new Batch(head.Number, head.Id, Rows(session, head.Number)))];
    }

    public static Snapshot? ReadSnapshot(SqliteSession session, StreamId stream) =>
        session.Statement("SELECT format, number, commit_hash, data, seal FROM journal_snapshot WHERE home = $0 AND stream = $1", stream.Home, stream.Key)
            .List(row => new Snapshot(
                stream, row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetFieldValue<byte[]>(3), row.GetFieldValue<byte[]>(4)))
            .FirstOrDefault();

    public static long ReadCheckpoint(SqliteSession session, string consumer) =>
        session.Statement("SELECT position FROM journal_checkpoint WHERE consumer = $0", consumer).Number() ?? 0;

    public static int Epoch(SqliteSession session) => (int)session.Statement("SELECT epoch FROM journal_header").Number()!.Value;

    public static IReadOnlyList<Commit> ReadPage(SqliteSession session, StreamId afterStream, long afterNumber, int limit) =>
        session.Statement(Page, afterStream.Home, afterStream.Key, afterNumber, limit).List(row =>
            row.IsDBNull(13) ? SqliteCommits.Map(row) with { Batch = 0 } : SqliteCommits.Map(row));

    public static IReadOnlyList<BatchCount> CountBatches(SqliteSession session, long after, int limit) =>
        session.Statement(Claims, after, limit).List(row => new BatchCount(row.GetInt64(0), row.GetInt32(1), row.GetInt32(2)));

    private static List<Commit> Rows(SqliteSession session, long batch) => session.Statement(
        $"SELECT {SqliteCommits.Columns} FROM journal_commit c WHERE c.position BETWEEN $0 AND $1 ORDER BY c.position",
        batch * Commit.PositionsPerBatch,
        ((batch + 1) * Commit.PositionsPerBatch) - 1).List(SqliteCommits.Map);
}
