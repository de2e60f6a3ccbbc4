using Npgsql;
using Villages.Journal.Auditing;
using static Villages.Journal.PostgreSql.PostgreSqlQueries;

namespace Villages.Journal.PostgreSql;

/// <summary>The audit list in tables of the journal's database.</summary>
internal sealed class PostgreSqlAuditTable(PostgreSqlJournalEngine engine) : IAuditTable
{
    private const string Columns =
        "e.position, e.recorded_at, e.actor, e.role, e.caller_area, e.address, e.kind, e.stream, e.number, e.area, e.effective_on, e.types, e.persons, e.reason";

    /// <summary>One statement, so that list and checkpoint go together; the row of the checkpoint lets one writer through.</summary>
    private const string Writing = """
        WITH moved AS (UPDATE journal_checkpoint SET position = $3 WHERE consumer = $1 AND position = $2 RETURNING position),
        entries AS (
          INSERT INTO audit_entry (position, recorded_at, actor, role, caller_area, address, kind, stream, number, area, effective_on, types, persons, reason)
          SELECT r.* FROM moved, unnest($4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) AS r ON CONFLICT DO NOTHING),
        abouts AS (
          INSERT INTO audit_about (about, position) SELECT r.* FROM moved, unnest($18, $19) AS r ON CONFLICT DO NOTHING)
        SELECT count(*) FROM moved
        """;

    private const string Rest = """
        ($4 = '' OR e.stream = $4) AND ($5 = '' OR e.actor = $5) AND ($6 = '' OR e.kind = $6)
        AND e.area >= $7 AND e.area < $8 AND e.recorded_at >= $9 AND e.recorded_at < $10
        """;

    private const string Newest = $"{Rest} ORDER BY e.position DESC LIMIT $3";

    private const string Everything = $"SELECT {Columns} FROM audit_entry e WHERE e.position > $1 AND e.position < $2 AND {Newest}";
    private const string OfStream = $"SELECT {Columns} FROM audit_entry e WHERE e.stream = $4 AND e.position > $1 AND e.position < $2 AND {Newest}";
    private const string OfActor = $"SELECT {Columns} FROM audit_entry e WHERE e.actor = $5 AND e.position > $1 AND e.position < $2 AND {Newest}";
    private const string OfKind = $"SELECT {Columns} FROM audit_entry e WHERE e.kind = $6 AND e.position > $1 AND e.position < $2 AND {Newest}";

    /// <summary><c>LATERAL … OFFSET 0</c> keeps the order of the way and looks each entry up: with stale statistics the planner would read the whole table instead.</summary>
    private const string About = $"""
        SELECT {Columns} FROM (
          SELECT a.position FROM audit_about a WHERE a.about = $11 AND a.position > $1 AND a.position < $2 ORDER BY a.position DESC OFFSET 0) w
        CROSS JOIN LATERAL (SELECT {Columns} FROM audit_entry e WHERE e.position = w.position OFFSET 0) e
        WHERE {Rest} ORDER BY w.position DESC LIMIT $3
        """;

    public async Task<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        if (from == 0)
        {
            await engine.Run("INSERT INTO journal_checkpoint (consumer, position) VALUES ($1, 0) ON CONFLICT DO NOTHING", cancellation, Value(IAuditList.Consumer));
        }

        var abouts = entries.SelectMany(entry => entry.About.Select(about => (About: about, entry.Position))).ToArray();
        var moved = await engine.Ask(
            Writing,
            row => row.GetInt64(0),
            cancellation,
            Value(IAuditList.Consumer),
            Value(from),
            Value(through),
            Column(entries, entry => entry.Position),
            Column(entries, entry => entry.RecordedAt),
            Column(entries, entry => entry.Actor),
            Column(entries, entry => entry.Role),
            Column(entries, entry => entry.CallerArea),
            Column(entries, entry => entry.Address),
            Column(entries, entry => entry.Kind),
            Column(entries, entry => entry.Stream),
            Column(entries, entry => entry.Number),
            Column(entries, entry => entry.Area),
            Column(entries, entry => entry.EffectiveOn),
            Column(entries, entry => entry.ShownTypes),
            Column(entries, entry => entry.ShownPersons),
            Column(entries, entry => entry.Reason),
            Column(abouts, about => about.About),
            Column(abouts, about => about.Position));
        return moved[0] == 1;
    }

    public Task<List<AuditEntry>> Read(AuditPage page, CancellationToken cancellation)
    {
        NpgsqlParameter[] values =
        [
            Value(page.After), Value(page.Before), Value(page.Limit), Value(page.Stream), Value(page.Actor), Value(page.Kind), Value(page.Areas), Value(page.AreasEnd),
            Value(page.From), Value(page.To),
        ];
        return page.Way switch
        {
            AuditWay.About => engine.Ask(About, Map, cancellation, [.. values, Value(page.About)]),
            AuditWay.Stream => engine.Ask(OfStream, Map, cancellation, values),
            AuditWay.Actor => engine.Ask(OfActor, Map, cancellation, values),
            AuditWay.Kind => engine.Ask(OfKind, Map, cancellation, values),
            _ => engine.Ask(Everything, Map, cancellation, values),
        };
    }

    public async Task<AuditEntry?> Find(long position, CancellationToken cancellation) =>
        (await engine.Ask($"SELECT {Columns} FROM audit_entry e WHERE e.position = $1", Map, cancellation, Value(position))).FirstOrDefault();

    public Task<long?> LastBefore(DateTime time, CancellationToken cancellation) =>
        Edge("SELECT position FROM audit_entry WHERE recorded_at < $1 ORDER BY recorded_at DESC, position DESC LIMIT 1", time, cancellation);

    public Task<long?> FirstFrom(DateTime time, CancellationToken cancellation) =>
        Edge("SELECT position FROM audit_entry WHERE recorded_at >= $1 ORDER BY recorded_at, position LIMIT 1", time, cancellation);

    public async Task<long> Count(long through, CancellationToken cancellation) =>
        (await engine.Ask("SELECT count(*) FROM audit_entry WHERE position <= $1", row => row.GetInt64(0), cancellation, Value(through)))[0];

    /// <summary>Both statements in one message, which is one transaction. The name is a constant: such a message takes no parameters.</summary>
    public Task Clear(CancellationToken cancellation) => engine.Run(
        $"TRUNCATE audit_entry, audit_about; UPDATE journal_checkpoint SET position = 0 WHERE consumer = '{IAuditList.Consumer}'", cancellation);

    private async Task<long?> Edge(string sql, DateTime time, CancellationToken cancellation)
    {
        var found = await engine.Ask(sql, row => row.GetInt64(0), cancellation, Value(time));
        return found.Count == 0 ? null : found[0];
    }

    private static NpgsqlParameter Column<TItem, TValue>(IReadOnlyList<TItem> items, Func<TItem, TValue> value) => Value(items.Select(value).ToArray());

    private static AuditEntry Map(NpgsqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        RecordedAt = row.GetDateTime(1),
        Actor = row.GetString(2),
        Role = Text(row, 3),
        CallerArea = Text(row, 4),
        Address = Text(row, 5),
        Kind = row.GetString(6),
        Stream = row.GetString(7),
        Number = row.GetInt64(8),
        Area = row.GetString(9),
        EffectiveOn = row.GetFieldValue<DateOnly>(10),
        Types = AuditEntry.Apart(row.GetString(11)),
        Persons = AuditEntry.Apart(row.GetString(12)),
        Reason = Text(row, 13),
    };

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
