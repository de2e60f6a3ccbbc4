using Microsoft.Data.SqlClient;

namespace Villages.Journal.SqlServer;

/// <summary>Rows of SQL Server as commits.</summary>
internal static class SqlServerCommits
{
    /// <summary>The number comes by a lookup per row: a join would tempt the optimizer to read the whole batch table.</summary>
    public const string Columns = """
        c.home, c.stream, c.number, c.command_id, c.ordinal, c.effective_on, c.recorded_at, c.body_hash, c.hash, c.kind, c.actor, c.area, c.data,
        (SELECT n.number FROM journal_batch n WHERE n.batch = c.batch) AS batch_number
        """;

    /// <summary>How many <see cref="Columns"/> there are: ordinal of what a statement puts after them.</summary>
    public const int Count = 14;

    public static Commit Map(SqlDataReader row) => new()
    {
        Stream = new StreamId(row.GetInt32(0), row.GetString(1)),
        Number = row.GetInt64(2),
        CommandId = row.GetGuid(3),
        Ordinal = row.GetInt32(4),
        EffectiveOn = DateOnly.FromDateTime(row.GetDateTime(5)),
        RecordedAt = DateTime.SpecifyKind(row.GetDateTime(6), DateTimeKind.Utc),
        BodyHash = row.GetFieldValue<byte[]>(7),
        Hash = row.GetFieldValue<byte[]>(8),
        Kind = row.GetString(9),
        Actor = row.GetString(10),
        Area = row.GetString(11),
        Data = row.GetFieldValue<byte[]>(12),
        Batch = row.IsDBNull(13) ? 0 : row.GetInt64(13),
    };

    /// <summary>A batch's id in the order in which ids rise; a <c>uniqueidentifier</c> sorts by its last bytes.</summary>
    public static byte[] Bytes(Guid batch) => batch.ToByteArray(bigEndian: true);

    public static Guid Batch(byte[] bytes) => new(bytes, bigEndian: true);
}
