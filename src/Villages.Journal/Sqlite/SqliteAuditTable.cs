using System.Globalization;
using Microsoft.Data.Sqlite;
using Villages.Journal.Auditing;

namespace Villages.Journal.Sqlite;

/// <summary>The audit list in the journal's file, written by the journal's writer.</summary>
internal sealed class SqliteAuditTable(SqliteJournalEngine engine) : IAuditTable
{
    private const string Columns =
        "e.position, e.recorded_at, e.actor, e.role, e.caller_area, e.address, e.kind, e.stream, e.number, e.area, e.effective_on, e.types, e.persons, e.reason";

    private const string Insertion = """
        INSERT INTO audit_entry
          (position, recorded_at, actor, role, caller_area, address, kind, stream, number, area, effective_on, types, persons, reason)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>A sign before a column keeps an index from being chosen over the way's own.</summary>
    private const string Rest = """
        ($3 = '' OR e.stream = $3) AND ($4 = '' OR e.actor = $4) AND ($5 = '' OR e.kind = $5)
        AND +e.area >= $6 AND +e.area < $7 AND +e.recorded_at >= $8 AND +e.recorded_at < $9
        """;

    private const string Along = $"""
        SELECT {Columns} FROM audit_about a CROSS JOIN audit_entry e ON e.position = a.position
        WHERE a.about = $10 AND a.position > $0 AND a.position < $1 AND {Rest} ORDER BY a.position DESC LIMIT $2
        """;

    public Task<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation) => engine.Write(
        session =>
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute("INSERT INTO journal_checkpoint (consumer, position) VALUES ($0, 0) ON CONFLICT DO NOTHING", IAuditList.Consumer);
            if (session.Statement("UPDATE journal_checkpoint SET position = $2 WHERE consumer = $0 AND position = $1", IAuditList.Consumer, from, through).Execute() == 0)
            {
                session.Execute("ROLLBACK");
                return false;
            }

            foreach (var entry in entries)
            {
                Insert(session, entry);
            }

            session.Execute("COMMIT");
            return true;
        },
        cancellation);

    public Task<List<AuditEntry>> Read(AuditPage page, CancellationToken cancellation) => engine.Read(
        session =>
        {
            object[] values =
            [
                page.After, page.Before, page.Limit, page.Stream, page.Actor, page.Kind, page.Areas, page.AreasEnd, SqliteCommits.Microseconds(page.From),
                SqliteCommits.Microseconds(page.To),
            ];
            return page.Way == AuditWay.About
                ? session.Statement(Along, [.. values, page.About]).List(Map)
                : session.Statement(Straight(page.Way), values).List(Map);
        },
        cancellation);

    public Task<AuditEntry?> Find(long position, CancellationToken cancellation) => engine.Read(
        session => session.Statement($"SELECT {Columns} FROM audit_entry e WHERE e.position = $0", position).List(Map).FirstOrDefault(), cancellation);

    public Task<long?> LastBefore(DateTime time, CancellationToken cancellation) => engine.Read(
        session => session.Statement(
            "SELECT position FROM audit_entry WHERE recorded_at < $0 ORDER BY recorded_at DESC, position DESC LIMIT 1", SqliteCommits.Microseconds(time)).Number(),
        cancellation);

    public Task<long?> FirstFrom(DateTime time, CancellationToken cancellation) => engine.Read(
        session => session.Statement(
            "SELECT position FROM audit_entry WHERE recorded_at >= $0 ORDER BY recorded_at, position LIMIT 1", SqliteCommits.Microseconds(time)).Number(),
        cancellation);

    public Task<long> Count(long through, CancellationToken cancellation) => engine.Read(
        session => session.Statement("SELECT count(*) FROM audit_entry WHERE position <= $0", through).Number() ?? 0, cancellation);

    public Task Clear(CancellationToken cancellation) => engine.Write(
        session =>
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute("DELETE FROM audit_entry");
            session.Execute("DELETE FROM audit_about");
            session.Execute("UPDATE journal_checkpoint SET position = 0 WHERE consumer = $0", IAuditList.Consumer);
            session.Execute("COMMIT");
            return true;
        },
        cancellation);

    private static string Straight(AuditWay way)
    {
        var narrowed = way switch
        {
            AuditWay.Stream => "e.stream = $3 AND ",
            AuditWay.Actor => "e.actor = $4 AND ",
            AuditWay.Kind => "e.kind = $5 AND ",
            _ => "",
        };
        return $"SELECT {Columns} FROM audit_entry e WHERE {narrowed}e.position > $0 AND e.position < $1 AND {Rest} ORDER BY e.position DESC LIMIT $2";
    }

    private static void Insert(SqliteSession session, AuditEntry entry)
    {
        session.Execute(
            Insertion,
            entry.Position,
            SqliteCommits.Microseconds(entry.RecordedAt),
            entry.Actor,
            OrNull(entry.Role),
            OrNull(entry.CallerArea),
            OrNull(entry.Address),
            entry.Kind,
            entry.Stream,
            entry.Number,
            entry.Area,
            entry.EffectiveOn.ToString("O", CultureInfo.InvariantCulture),
            entry.ShownTypes,
            entry.ShownPersons,
            OrNull(entry.Reason));
        foreach (var about in entry.About)
        {
            session.Execute("INSERT INTO audit_about (about, position) VALUES ($0, $1) ON CONFLICT DO NOTHING", about, entry.Position);
        }
    }

    private static AuditEntry Map(SqliteDataReader row) => new()
    {
        Position = row.GetInt64(0),
        RecordedAt = SqliteCommits.Time(row.GetInt64(1)),
        Actor = row.GetString(2),
        Role = Text(row, 3),
        CallerArea = Text(row, 4),
        Address = Text(row, 5),
        Kind = row.GetString(6),
        Stream = row.GetString(7),
        Number = row.GetInt64(8),
        Area = row.GetString(9),
        EffectiveOn = DateOnly.ParseExact(row.GetString(10), "O", CultureInfo.InvariantCulture),
        Types = AuditEntry.Apart(row.GetString(11)),
        Persons = AuditEntry.Apart(row.GetString(12)),
        Reason = Text(row, 13),
    };

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
