namespace Villages.Journal.PostgreSql;

/// <summary>
/// The statements. <c>LATERAL … OFFSET 0</c> forces one index scan per stream or batch: with stale statistics the planner would read whole tables instead.
/// </summary>
internal static class PostgreSqlStatements
{
    public const string Streams = $"""
        SELECT q.place, c.* FROM unnest($1, $2, $3) WITH ORDINALITY AS q (home, stream, after, place)
        CROSS JOIN LATERAL (
          SELECT {PostgreSqlCommits.Columns} FROM journal_commit c
          WHERE c.home = q.home AND c.stream = q.stream COLLATE "C" AND c.number > q.after ORDER BY c.number OFFSET 0) c
        """;

    public const string Commands = $"""
        SELECT q.place, c.* FROM unnest($1, $2, $3) WITH ORDINALITY AS q (home, stream, command_id, place)
        CROSS JOIN LATERAL (
          SELECT {PostgreSqlCommits.Columns} FROM journal_commit c
          WHERE c.command_id = q.command_id AND c.stream = q.stream COLLATE "C" AND c.home = q.home OFFSET 0) c
        """;

    public const string AnyStream = $"""
        SELECT q.place, c.* FROM unnest($1) WITH ORDINALITY AS q (command_id, place)
        CROSS JOIN LATERAL (SELECT {PostgreSqlCommits.Columns} FROM journal_commit c WHERE c.command_id = q.command_id ORDER BY batch_number, c.ordinal OFFSET 0) c
        """;

    public const string Snapshots = """
        SELECT q.place, s.* FROM unnest($1, $2) WITH ORDINALITY AS q (home, stream, place)
        CROSS JOIN LATERAL (
          SELECT format, number, commit_hash, data, seal FROM journal_snapshot s WHERE s.home = q.home AND s.stream = q.stream COLLATE "C" OFFSET 0) s
        """;

    public const string Heads = """
        SELECT q.place, h.number FROM unnest($1, $2) WITH ORDINALITY AS q (home, stream, place)
        CROSS JOIN LATERAL (
          SELECT c.number FROM journal_commit c WHERE c.home = q.home AND c.stream = q.stream COLLATE "C" ORDER BY c.number DESC LIMIT 1) h
        """;

    public const string Feed = $"""
        SELECT h.batch, c.* FROM (SELECT number, batch FROM journal_batch WHERE number > $1 ORDER BY number LIMIT $2) h
        CROSS JOIN LATERAL (SELECT {PostgreSqlCommits.Columns} FROM journal_commit c WHERE c.batch = h.batch ORDER BY c.ordinal OFFSET 0) c
        ORDER BY h.number, c.ordinal
        """;

    public const string Page = $"""
        SELECT {PostgreSqlCommits.Columns} FROM journal_commit c
        WHERE (c.home, c.stream, c.number) > ($1, $2, $3) ORDER BY c.home, c.stream, c.number LIMIT $4
        """;

    public const string CountBatches = """
        SELECT b.number, b.count, (SELECT count(*) FROM journal_commit c WHERE c.batch = b.batch)
        FROM journal_batch b WHERE b.number > $1 ORDER BY b.number LIMIT $2
        """;

    public const string WriteSnapshot = """
        INSERT INTO journal_snapshot (home, stream, format, number, commit_hash, data, seal) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, stream) DO UPDATE SET
          format = excluded.format, number = excluded.number, commit_hash = excluded.commit_hash, data = excluded.data, seal = excluded.seal
        """;

    public const string WriteCheckpoint = """
        INSERT INTO journal_checkpoint AS k (consumer, position) VALUES ($1, $2)
        ON CONFLICT (consumer) DO UPDATE SET position = excluded.position WHERE excluded.position > k.position
        """;
}
