using System.Data;
using System.Data.SqlTypes;
using Microsoft.Data.SqlClient.Server;
using Villages.Journal.Engines;

namespace Villages.Journal.SqlServer;

/// <summary>What goes along as a table, streamed row by row; one record serves all rows of a pass, as the driver has read it before it asks for the next.</summary>
internal static class SqlServerTables
{
    /// <summary>Named, because the driver's default is the thread's culture, which on many machines has no number that a server knows. The texts are ASCII.</summary>
    private const int English = 1033;

    private static readonly SqlMetaData[] Commit =
    [
        new("ordinal", SqlDbType.Int),
        new("home", SqlDbType.Int),
        Text("stream", StreamId.MaximumKeyLength),
        new("number", SqlDbType.BigInt),
        new("command_id", SqlDbType.UniqueIdentifier),
        new("effective_on", SqlDbType.Date),
        new("recorded_at", SqlDbType.DateTime2, 0, 6),
        new("body_hash", SqlDbType.VarBinary, 32),
        new("hash", SqlDbType.VarBinary, 32),
        Text("kind", 60),
        Text("actor", 120),
        Text("area", 12),
        new("data", SqlDbType.VarBinary, SqlMetaData.Max),
    ];

    private static readonly SqlMetaData[] Stream = [.. Place(), new("after", SqlDbType.BigInt)];
    private static readonly SqlMetaData[] Command = [.. Place(), new("command_id", SqlDbType.UniqueIdentifier)];

    /// <param name="rows">Sound by <c>CommitFault</c>: nothing is longer than its column, which would be cut.</param>
    public static IEnumerable<SqlDataRecord> Rows(IReadOnlyList<Commit> rows)
    {
        var record = new SqlDataRecord(Commit);
        for (var ordinal = 0; ordinal < rows.Count; ordinal++)
        {
            var row = rows[ordinal];
            record.SetInt32(0, ordinal);
            record.SetInt32(1, row.Stream.Home);
            record.SetString(2, row.Stream.Key);
            record.SetInt64(3, row.Number);
            record.SetGuid(4, row.CommandId);
            record.SetDateTime(5, row.EffectiveOn.ToDateTime(TimeOnly.MinValue));
            record.SetDateTime(6, row.RecordedAt);
            record.SetSqlBinary(7, new SqlBinary(row.BodyHash));
            record.SetSqlBinary(8, new SqlBinary(row.Hash));
            record.SetString(9, row.Kind);
            record.SetString(10, row.Actor);
            record.SetString(11, row.Area);
            record.SetSqlBinary(12, new SqlBinary(row.Data));
            yield return record;
        }
    }

    /// <summary>A stream that cannot exist is not asked for: its key would be cut to another's.</summary>
    public static IEnumerable<SqlDataRecord> Streams(IReadOnlyList<StreamRead> reads)
    {
        var record = new SqlDataRecord(Stream);
        for (var place = 0; place < reads.Count; place++)
        {
            if (Fill(record, place, reads[place].Stream))
            {
                record.SetInt64(3, reads[place].After);
                yield return record;
            }
        }
    }

    public static IEnumerable<SqlDataRecord> Commands(IReadOnlyList<CommandRead> reads)
    {
        var record = new SqlDataRecord(Command);
        for (var place = 0; place < reads.Count; place++)
        {
            if (Fill(record, place, reads[place].Stream))
            {
                record.SetGuid(3, reads[place].CommandId);
                yield return record;
            }
        }
    }

    private static bool Fill(SqlDataRecord record, int place, StreamId stream)
    {
        if (stream.Fault is not null)
        {
            return false;
        }

        record.SetInt32(0, place);
        record.SetInt32(1, stream.Home);
        record.SetString(2, stream.Key);
        return true;
    }

    internal static SqlMetaData Text(string name, int length) => new(name, SqlDbType.VarChar, length, English, SqlCompareOptions.BinarySort);

    private static SqlMetaData[] Place() => [new("place", SqlDbType.Int), new("home", SqlDbType.Int), Text("stream", StreamId.MaximumKeyLength)];
}
