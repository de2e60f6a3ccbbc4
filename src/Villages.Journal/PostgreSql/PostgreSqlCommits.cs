using Npgsql;

namespace Villages.Journal.PostgreSql;

/// <summary>Rows of PostgreSQL as commits.</summary>
internal static class PostgreSqlCommits
{
    /// <summary>The number comes by a lookup per row: a join would tempt the planner to read the whole batch table.</summary>
    public const string Columns = """
        c.home, c.stream, c.number, c.command_id, c.ordinal, c.effective_on, c.recorded_at, c.body_hash, c.hash, c.kind, c.actor, c.area, c.data,
        (SELECT b.number FROM journal_batch b WHERE b.batch = c.batch) AS batch_number
        """;

    /// <param name="first">Ordinal of the first of <see cref="Columns"/>.</param>
    public static Commit Map(NpgsqlDataReader row, int first = 0) => new()
    {
        Stream = new StreamId(row.GetInt32(first), row.GetString(first + 1)),
        Number = row.GetInt64(first + 2),
        CommandId = row.GetGuid(first + 3),
        Ordinal = row.GetInt32(first + 4),
        EffectiveOn = row.GetFieldValue<DateOnly>(first + 5),
        RecordedAt = row.GetDateTime(first + 6),
        BodyHash = row.GetFieldValue<byte[]>(first + 7),
        Hash = row.GetFieldValue<byte[]>(first + 8),
        Kind = row.GetString(first + 9),
        Actor = row.GetString(first + 10),
        Area = row.GetString(first + 11),
        Data = row.GetFieldValue<byte[]>(first + 12),
        Batch = row.IsDBNull(first + 13) ? 0 : row.GetInt64(first + 13),
    };
}
