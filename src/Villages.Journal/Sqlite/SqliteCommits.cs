using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Villages.Journal.Sqlite;

/// <summary>Commits as rows of SQLite and back.</summary>
internal static class SqliteCommits
{
    public const string Columns =
        "c.position, c.home, c.stream, c.number, c.command_id, c.body_hash, c.kind, c.data, c.actor, c.area, c.effective_on, c.recorded_at, c.hash";

    private const string Insertion = """
        INSERT INTO journal_commit
          (position, home, stream, number, command_id, body_hash, kind, data, actor, area, effective_on, recorded_at, hash)
        VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        ON CONFLICT DO NOTHING
        """;

    public static bool Insert(SqliteSession session, Commit commit, long position) => session.Statement(
        Insertion,
        position,
        commit.Stream.Home,
        commit.Stream.Key,
        commit.Number,
        Bytes(commit.CommandId),
        commit.BodyHash,
        commit.Kind,
        commit.Data,
        commit.Actor,
        commit.Area,
        commit.EffectiveOn.ToString("O", CultureInfo.InvariantCulture),
        Microseconds(commit.RecordedAt),
        commit.Hash).Execute() == 1;

    public static Commit Map(SqliteDataReader row)
    {
        var position = row.GetInt64(0);
        return new Commit
        {
            Batch = position / Commit.PositionsPerBatch,
            Ordinal = (int)(position % Commit.PositionsPerBatch),
            Stream = new StreamId(row.GetInt32(1), row.GetString(2)),
            Number = row.GetInt64(3),
            CommandId = new Guid(row.GetFieldValue<byte[]>(4), bigEndian: true),
            BodyHash = row.GetFieldValue<byte[]>(5),
            Kind = row.GetString(6),
            Data = row.GetFieldValue<byte[]>(7),
            Actor = row.GetString(8),
            Area = row.GetString(9),
            EffectiveOn = DateOnly.ParseExact(row.GetString(10), "O", CultureInfo.InvariantCulture),
            RecordedAt = Time(row.GetInt64(11)),
            Hash = row.GetFieldValue<byte[]>(12),
        };
    }

    /// <summary>Since 1970; UTC.</summary>
    public static long Microseconds(DateTime time) => (time - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;

    public static DateTime Time(long microseconds) => DateTime.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    public static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);
}
