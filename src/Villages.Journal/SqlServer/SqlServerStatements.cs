using System.Data;

namespace Villages.Journal.SqlServer;

/// <summary>
/// The journal's statements. A hinted join forces one seek per stream or batch: with stale statistics the optimizer would read whole tables instead.
/// Each is one message; a transaction begins and ends within it.
/// </summary>
internal static class SqlServerStatements
{
    private static readonly SqlServerInput Batch = new("@batch", SqlDbType.Binary, 16);
    private static readonly SqlServerInput Rows = new("@rows", SqlDbType.Structured, TableType: "journal_rows");
    private static readonly SqlServerInput StreamTable = new("@streams", SqlDbType.Structured, TableType: "journal_streams");
    private static readonly SqlServerInput CommandTable = new("@commands", SqlDbType.Structured, TableType: "journal_commands");
    private static readonly SqlServerInput Command = new("@command_id", SqlDbType.UniqueIdentifier);
    private static readonly SqlServerInput Home = new("@home", SqlDbType.Int);
    private static readonly SqlServerInput Stream = new("@stream", SqlDbType.VarChar, StreamId.MaximumKeyLength);
    private static readonly SqlServerInput Number = new("@number", SqlDbType.BigInt);
    private static readonly SqlServerInput After = new("@after", SqlDbType.BigInt);
    private static readonly SqlServerInput Limit = new("@limit", SqlDbType.Int);
    private static readonly SqlServerInput Consumer = new("@consumer", SqlDbType.VarChar, 120);

    public static readonly SqlServerStatement Append = new("EXEC journal_append @batch = @batch, @rows = @rows", Batch, Rows);

    public static readonly SqlServerStatement Streams = new(
        $"""
        SELECT {SqlServerCommits.Columns}, q.place FROM @streams q
        INNER LOOP JOIN journal_commit c WITH (FORCESEEK) ON c.home = q.home AND c.stream = q.stream AND c.number > q.after
        """,
        StreamTable);

    public static readonly SqlServerStatement Commands = new(
        $"""
        SELECT {SqlServerCommits.Columns}, q.place FROM @commands q
        INNER LOOP JOIN journal_commit c WITH (FORCESEEK) ON c.command_id = q.command_id AND c.stream = q.stream AND c.home = q.home
        """,
        CommandTable);

    public static readonly SqlServerStatement AnyStream = new(
        $"SELECT {SqlServerCommits.Columns} FROM journal_commit c WHERE c.command_id = @command_id ORDER BY batch_number, c.ordinal",
        Command);

    public static readonly SqlServerStatement Heads = new(
        """
        SELECT q.place, h.number FROM @streams q
        CROSS APPLY (SELECT TOP (1) c.number FROM journal_commit c WHERE c.home = q.home AND c.stream = q.stream ORDER BY c.number DESC) h
        """,
        StreamTable);

    public static readonly SqlServerStatement LastBatch = new("SELECT ISNULL(MAX(number), 0) AS number FROM journal_batch");

    public static readonly SqlServerStatement Feed = new(
        $"""
        SELECT {SqlServerCommits.Columns}, h.batch FROM (SELECT TOP (@limit) b.number, b.batch FROM journal_batch b WHERE b.number > @after ORDER BY b.number) h
        INNER LOOP JOIN journal_commit c WITH (FORCESEEK) ON c.batch = h.batch
        ORDER BY h.number, c.ordinal
        """,
        After,
        Limit);

    /// <summary>Three seeks in the order of the key: an OR over its columns would read from the county's first commit on, page after page.</summary>
    public static readonly SqlServerStatement Page = new(
        $"""
        SELECT {SqlServerCommits.Columns}
        FROM (
          SELECT TOP (@limit) k.batch, k.ordinal FROM (
            SELECT s.home, s.stream, s.number, s.batch, s.ordinal FROM (
              SELECT TOP (@limit) a.home, a.stream, a.number, a.batch, a.ordinal FROM journal_commit a
              WHERE a.home = @home AND a.stream = @stream AND a.number > @number ORDER BY a.number) s
            UNION ALL
            SELECT t.home, t.stream, t.number, t.batch, t.ordinal FROM (
              SELECT TOP (@limit) d.home, d.stream, d.number, d.batch, d.ordinal FROM journal_commit d
              WHERE d.home = @home AND d.stream > @stream ORDER BY d.stream, d.number) t
            UNION ALL
            SELECT u.home, u.stream, u.number, u.batch, u.ordinal FROM (
              SELECT TOP (@limit) e.home, e.stream, e.number, e.batch, e.ordinal FROM journal_commit e
              WHERE e.home > @home ORDER BY e.home, e.stream, e.number) u) k
          ORDER BY k.home, k.stream, k.number) p
        INNER JOIN journal_commit c ON c.batch = p.batch AND c.ordinal = p.ordinal
        ORDER BY c.home, c.stream, c.number
        """,
        Home,
        Stream,
        Number,
        Limit);

    public static readonly SqlServerStatement CountBatches = new(
        """
        SELECT TOP (@limit) b.number, b.count, (SELECT COUNT(*) FROM journal_commit c WHERE c.batch = b.batch) AS found
        FROM journal_batch b WHERE b.number > @after ORDER BY b.number
        """,
        After,
        Limit);

    public static readonly SqlServerStatement ReadSnapshot = new(
        "SELECT format, number, commit_hash, data, seal FROM journal_snapshot WHERE home = @home AND stream = @stream", Home, Stream);

    public static readonly SqlServerStatement WriteSnapshot = new(
        """
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE journal_snapshot WITH (UPDLOCK, HOLDLOCK)
        SET format = @format, number = @number, commit_hash = @commit_hash, data = @data, seal = @seal
        WHERE home = @home AND stream = @stream;
        IF @@ROWCOUNT = 0
        BEGIN
          INSERT INTO journal_snapshot (home, stream, format, number, commit_hash, data, seal)
          VALUES (@home, @stream, @format, @number, @commit_hash, @data, @seal);
        END;
        COMMIT TRANSACTION;
        """,
        Home,
        Stream,
        new("@format", SqlDbType.VarChar, 120),
        Number,
        new("@commit_hash", SqlDbType.VarBinary, 32),
        new("@data", SqlDbType.VarBinary, -1),
        new("@seal", SqlDbType.VarBinary, 32));

    public static readonly SqlServerStatement ReadCheckpoint = new("SELECT position FROM journal_checkpoint WHERE consumer = @consumer", Consumer);

    public static readonly SqlServerStatement WriteCheckpoint = new(
        """
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        UPDATE journal_checkpoint WITH (UPDLOCK, HOLDLOCK)
        SET position = CASE WHEN position < @position THEN @position ELSE position END
        WHERE consumer = @consumer;
        IF @@ROWCOUNT = 0
        BEGIN
          INSERT INTO journal_checkpoint (consumer, position) VALUES (@consumer, @position);
        END;
        COMMIT TRANSACTION;
        """,
        Consumer,
        new("@position", SqlDbType.BigInt));

    public static readonly SqlServerStatement Header = new("SELECT epoch, lowest_reader FROM journal_header");
}
