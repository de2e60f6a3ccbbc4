using System.Data;
using Villages.Journal.Auditing;

namespace Villages.Journal.SqlServer;

/// <summary>The statements on the audit list: one a way, with the same values for the rest of the question, so that each has one plan.</summary>
internal static class SqlServerAuditStatements
{
    private const string Columns =
        "e.position, e.recorded_at, e.actor, e.role, e.caller_area, e.address, e.kind, e.stream, e.number, e.area, e.effective_on, e.types, e.persons, e.reason";

    private const string Rest = """
        (@stream = '' OR e.stream = @stream) AND (@actor = '' OR e.actor = @actor) AND (@kind = '' OR e.kind = @kind)
        AND e.area >= @areas AND e.area < @areas_end AND e.recorded_at >= @from AND e.recorded_at < @to
        """;

    private const string Page = $"SELECT TOP (@limit) {Columns} FROM audit_entry e WHERE e.position > @after AND e.position < @before AND";

    /// <summary>The row of the checkpoint lets one writer through: whoever comes from elsewhere moves nothing.</summary>
    private const string Move = $"""
        SET NOCOUNT, XACT_ABORT ON;
        DECLARE @moved int;
        BEGIN TRANSACTION;
        IF @from = 0
        BEGIN
          INSERT INTO journal_checkpoint (consumer, position)
          SELECT '{IAuditList.Consumer}', 0
          WHERE NOT EXISTS (SELECT 1 FROM journal_checkpoint WITH (UPDLOCK, HOLDLOCK) WHERE consumer = '{IAuditList.Consumer}');
        END;
        UPDATE journal_checkpoint SET position = @through WHERE consumer = '{IAuditList.Consumer}' AND position = @from;
        SET @moved = @@ROWCOUNT;
        """;

    private const string Moved = """
        COMMIT TRANSACTION;
        SELECT @moved AS moved;
        """;

    private static readonly SqlServerInput From = new("@from", SqlDbType.BigInt);
    private static readonly SqlServerInput Through = new("@through", SqlDbType.BigInt);
    private static readonly SqlServerInput Position = new("@position", SqlDbType.BigInt);
    private static readonly SqlServerInput Time = new("@time", SqlDbType.DateTime2);

    /// <summary>In the order of <see cref="AuditPage"/>, without the way.</summary>
    private static readonly SqlServerInput[] Bounds =
    [
        new("@after", SqlDbType.BigInt), new("@before", SqlDbType.BigInt), new("@limit", SqlDbType.Int), new("@stream", SqlDbType.VarChar, 120),
        new("@actor", SqlDbType.VarChar, 120), new("@kind", SqlDbType.VarChar, 60), new("@areas", SqlDbType.VarChar, 12), new("@areas_end", SqlDbType.VarChar, 13),
        new("@from", SqlDbType.DateTime2), new("@to", SqlDbType.DateTime2),
    ];

    public static readonly SqlServerStatement MoveOn = new($"{Move}\n{Moved}", From, Through);

    public static readonly SqlServerStatement Write = new(
        $"""
        {Move}
        IF @moved = 1
        BEGIN
          INSERT INTO audit_entry (position, recorded_at, actor, role, caller_area, address, kind, stream, number, area, effective_on, types, persons, reason)
          SELECT r.position, r.recorded_at, r.actor, r.role, r.caller_area, r.address, r.kind, r.stream, r.number, r.area, r.effective_on, r.types, r.persons, r.reason
          FROM @rows r WHERE NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.position = r.position);
          INSERT INTO audit_about (about, position)
          SELECT s.about, s.position FROM @abouts s
          WHERE NOT EXISTS (SELECT 1 FROM audit_about a WHERE a.about = s.about AND a.position = s.position);
        END;
        {Moved}
        """,
        From,
        Through,
        new("@rows", SqlDbType.Structured, TableType: "audit_rows"),
        new("@abouts", SqlDbType.Structured, TableType: "audit_abouts"));

    public static readonly SqlServerStatement Everything = new($"{Page} {Rest} ORDER BY e.position DESC", Bounds);

    public static readonly SqlServerStatement OfStream = new($"{Page} e.stream = @stream AND {Rest} ORDER BY e.position DESC", Bounds);

    public static readonly SqlServerStatement OfActor = new($"{Page} e.actor = @actor AND {Rest} ORDER BY e.position DESC", Bounds);

    public static readonly SqlServerStatement OfKind = new($"{Page} e.kind = @kind AND {Rest} ORDER BY e.position DESC", Bounds);

    /// <summary>The hinted join keeps the order of the way and looks each entry up.</summary>
    public static readonly SqlServerStatement About = new(
        $"""
        SELECT TOP (@limit) {Columns} FROM audit_about a
        INNER LOOP JOIN audit_entry e WITH (FORCESEEK) ON e.position = a.position
        WHERE a.about = @about AND a.position > @after AND a.position < @before AND {Rest} ORDER BY a.position DESC
        """,
        [.. Bounds, new("@about", SqlDbType.VarChar, 27)]);

    public static readonly SqlServerStatement Find = new($"SELECT {Columns} FROM audit_entry e WHERE e.position = @position", Position);

    public static readonly SqlServerStatement LastBefore = new(
        "SELECT TOP (1) position FROM audit_entry WHERE recorded_at < @time ORDER BY recorded_at DESC, position DESC", Time);

    public static readonly SqlServerStatement FirstFrom = new(
        "SELECT TOP (1) position FROM audit_entry WHERE recorded_at >= @time ORDER BY recorded_at, position", Time);

    public static readonly SqlServerStatement Count = new("SELECT COUNT(*) AS entries FROM audit_entry WHERE position <= @position", Position);

    public static readonly SqlServerStatement Clear = new(
        $"""
        SET NOCOUNT, XACT_ABORT ON;
        BEGIN TRANSACTION;
        TRUNCATE TABLE audit_entry;
        TRUNCATE TABLE audit_about;
        UPDATE journal_checkpoint SET position = 0 WHERE consumer = '{IAuditList.Consumer}';
        COMMIT TRANSACTION;
        """);
}
