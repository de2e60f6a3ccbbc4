using Npgsql;
using Villages.Journal.Schema;

namespace Villages.Grains.Hosting;

/// <summary>The tables of Orleans' providers in PostgreSQL, in the schema first on the search path.</summary>
public sealed class PostgreSqlOrleansDatabase(string connectionString) : ILifecycleParticipant<ISiloLifecycle>
{
    void ILifecycleParticipant<ISiloLifecycle>.Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(PostgreSqlOrleansDatabase), ServiceLifecycleStage.RuntimeInitialize, Check);

    /// <summary>Applies the scripts the database lacks and gives their names. Repeatable, and safe when two processes do it at once.</summary>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        return await Schema(connection).Apply(cancellation);
    }

    /// <exception cref="Villages.Journal.JournalSchemaException">The database was not migrated, or by another version; the message says what to do.</exception>
    public async Task Check(CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        await Schema(connection).Check(cancellation);
    }

    /// <summary>Empties the table of silos: a restored copy lists those of its original, which it must not look for.</summary>
    /// <returns>Silos forgotten.</returns>
    public async Task<long> ForgetSilos(CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        await using var members = new NpgsqlCommand("WITH gone AS (DELETE FROM OrleansMembershipTable RETURNING 1) SELECT count(*) FROM gone", connection);
        var forgotten = (long)(await members.ExecuteScalarAsync(cancellation))!;
        await using var versions = new NpgsqlCommand("DELETE FROM OrleansMembershipVersionTable", connection);
        await versions.ExecuteNonQueryAsync(cancellation);
        return forgotten;
    }

    private SchemaRunner Schema(NpgsqlConnection connection) => new(connection, GetType().Assembly, SchemaEngine.PostgreSql, "orleans");

    // Not pooled: closing it gives the lock back.
    private async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
