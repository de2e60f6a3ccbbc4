using System.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.SqlClient.Server;
using Villages.Journal.Auditing;

namespace Villages.Journal.SqlServer;

/// <summary>The audit list in tables of the journal's database.</summary>
internal sealed class SqlServerAuditTable(SqlServerJournalEngine engine, SqlServerConnections connections) : IAuditTable
{
    private static readonly SqlMetaData[] Entry =
    [
        new("position", SqlDbType.BigInt),
        new("recorded_at", SqlDbType.DateTime2, 0, 6),
        SqlServerTables.Text("actor", 120),
        SqlServerTables.Text("role", 60),
        SqlServerTables.Text("caller_area", 12),
        SqlServerTables.Text("address", 120),
        SqlServerTables.Text("kind", 60),
        SqlServerTables.Text("stream", StreamId.MaximumKeyLength),
        new("number", SqlDbType.BigInt),
        SqlServerTables.Text("area", 12),
        new("effective_on", SqlDbType.Date),
        SqlServerTables.Text("types", (int)SqlMetaData.Max),
        SqlServerTables.Text("persons", (int)SqlMetaData.Max),
        new("reason", SqlDbType.NVarChar, SqlMetaData.Max),
    ];

    private static readonly SqlMetaData[] About = [SqlServerTables.Text("about", 27), new("position", SqlDbType.BigInt)];

    private readonly SqlServerQueries _queries = new(connections, engine.Open);

    public async Task<bool> Write(long from, long through, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        // The driver takes no table without rows; an entry is always about its area.
        var moved = entries.Count == 0
            ? await _queries.List(SqlServerAuditStatements.MoveOn, row => row.GetInt32(0), cancellation, from, through)
            : await _queries.List(SqlServerAuditStatements.Write, row => row.GetInt32(0), cancellation, from, through, Rows(entries), Abouts(entries));
        return moved[0] == 1;
    }

    public Task<List<AuditEntry>> Read(AuditPage page, CancellationToken cancellation)
    {
        object[] values = [page.After, page.Before, page.Limit, page.Stream, page.Actor, page.Kind, page.Areas, page.AreasEnd, page.From, page.To];
        return page.Way switch
        {
            AuditWay.About => _queries.List(SqlServerAuditStatements.About, Map, cancellation, [.. values, page.About]),
            AuditWay.Stream => _queries.List(SqlServerAuditStatements.OfStream, Map, cancellation, values),
            AuditWay.Actor => _queries.List(SqlServerAuditStatements.OfActor, Map, cancellation, values),
            AuditWay.Kind => _queries.List(SqlServerAuditStatements.OfKind, Map, cancellation, values),
            _ => _queries.List(SqlServerAuditStatements.Everything, Map, cancellation, values),
        };
    }

    public async Task<AuditEntry?> Find(long position, CancellationToken cancellation) =>
        (await _queries.List(SqlServerAuditStatements.Find, Map, cancellation, position)).FirstOrDefault();

    public Task<long?> LastBefore(DateTime time, CancellationToken cancellation) => Edge(SqlServerAuditStatements.LastBefore, time, cancellation);

    public Task<long?> FirstFrom(DateTime time, CancellationToken cancellation) => Edge(SqlServerAuditStatements.FirstFrom, time, cancellation);

    public async Task<long> Count(long through, CancellationToken cancellation) =>
        (await _queries.List(SqlServerAuditStatements.Count, row => row.GetInt32(0), cancellation, through))[0];

    public Task Clear(CancellationToken cancellation) => _queries.Execute(SqlServerAuditStatements.Clear, cancellation);

    /// <summary>One record serves all rows of a pass, as in <see cref="SqlServerTables"/>.</summary>
    internal static IEnumerable<SqlDataRecord> Rows(IReadOnlyList<AuditEntry> entries)
    {
        var record = new SqlDataRecord(Entry);
        foreach (var entry in entries)
        {
            record.SetInt64(0, entry.Position);
            record.SetDateTime(1, entry.RecordedAt);
            record.SetString(2, entry.Actor);
            SetText(record, 3, entry.Role);
            SetText(record, 4, entry.CallerArea);
            SetText(record, 5, entry.Address);
            record.SetString(6, entry.Kind);
            record.SetString(7, entry.Stream);
            record.SetInt64(8, entry.Number);
            record.SetString(9, entry.Area);
            record.SetDateTime(10, entry.EffectiveOn.ToDateTime(TimeOnly.MinValue));
            record.SetString(11, entry.ShownTypes);
            record.SetString(12, entry.ShownPersons);
            SetText(record, 13, entry.Reason);
            yield return record;
        }
    }

    internal static IEnumerable<SqlDataRecord> Abouts(IReadOnlyList<AuditEntry> entries)
    {
        var record = new SqlDataRecord(About);
        foreach (var (about, position) in entries.SelectMany(entry => entry.About.Select(about => (about, entry.Position))))
        {
            record.SetString(0, about);
            record.SetInt64(1, position);
            yield return record;
        }
    }

    private async Task<long?> Edge(SqlServerStatement statement, DateTime time, CancellationToken cancellation)
    {
        var found = await _queries.List(statement, row => row.GetInt64(0), cancellation, time);
        return found.Count == 0 ? null : found[0];
    }

    private static AuditEntry Map(SqlDataReader row) => new()
    {
        Position = row.GetInt64(0),
        RecordedAt = DateTime.SpecifyKind(row.GetDateTime(1), DateTimeKind.Utc),
        Actor = row.GetString(2),
        Role = Text(row, 3),
        CallerArea = Text(row, 4),
        Address = Text(row, 5),
        Kind = row.GetString(6),
        Stream = row.GetString(7),
        Number = row.GetInt64(8),
        Area = row.GetString(9),
        EffectiveOn = DateOnly.FromDateTime(row.GetDateTime(10)),
        Types = AuditEntry.Apart(row.GetString(11)),
        Persons = AuditEntry.Apart(row.GetString(12)),
        Reason = Text(row, 13),
    };

    private static void SetText(SqlDataRecord record, int column, string? text)
    {
        if (text is null)
        {
            record.SetDBNull(column);
        }
        else
        {
            record.SetString(column, text);
        }
    }

    private static string? Text(SqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
