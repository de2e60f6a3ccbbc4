using Npgsql;

namespace Villages.Journal.Restoring;

/// <summary>Tells a restored journal in PostgreSQL that it is one.</summary>
public static class PostgreSqlRestore
{
    /// <summary>One statement: either all of it happened or nothing.</summary>
    private const string Statement = """
        WITH head AS (SELECT (coalesce(max(number), 0) + 1) * 4096 - 1 AS position FROM journal_batch),
        marked AS (
          INSERT INTO journal_checkpoint (consumer, position) SELECT $1, position FROM head ON CONFLICT (consumer) DO NOTHING RETURNING position),
        ended AS (
          INSERT INTO journal_checkpoint (consumer, position) SELECT 'epoch/' || h.epoch, m.position FROM journal_header h, marked m ON CONFLICT (consumer) DO NOTHING)
        UPDATE journal_header h SET epoch = greatest(h.epoch + 1, extract(epoch FROM clock_timestamp())::bigint - $2) FROM marked m RETURNING h.epoch, m.position
        """;

    private const string Told = "SELECT h.epoch, k.position FROM journal_header h, journal_checkpoint k WHERE k.consumer = $1";

    private const string Users = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name LIKE 'villages-journal%'
        """;

    /// <summary>Connections of hosts to the database: a copy that was just restored has none.</summary>
    public static async Task<long> ConnectedHosts(string connectionString, CancellationToken cancellation = default)
    {
        await using var source = Open(connectionString);
        await using var command = source.CreateCommand(Users);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <param name="name">Of this restore; the same name again changes nothing.</param>
    public static async Task<RestoredCopy> Tell(string connectionString, string name, CancellationToken cancellation = default)
    {
        await using var source = Open(connectionString);
        return await Ask(source, Statement, false, cancellation, RestoredCopy.Mark(name), RestoredCopy.Origin)
            ?? (await Ask(source, Told, true, cancellation, RestoredCopy.Mark(name)))!;
    }

    private static NpgsqlDataSource Open(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.ApplicationName = SessionName.With(SessionName.OfRestore, settings.ApplicationName);
        return NpgsqlDataSource.Create(settings);
    }

    private static async Task<RestoredCopy?> Ask(NpgsqlDataSource source, string sql, bool repeated, CancellationToken cancellation, params object[] values)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.AddRange(Array.ConvertAll(values, value => new NpgsqlParameter { Value = value }));
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new RestoredCopy(row.GetInt32(0), row.GetInt64(1), repeated) : null;
    }
}
