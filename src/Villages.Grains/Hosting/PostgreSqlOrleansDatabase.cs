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
        await Ask(connection, "SELECT 1 FROM pg_advisory_lock(6217584650958095700)", cancellation);
        return await Schema(connection).Apply(cancellation);
    }

    /// <exception cref="Villages.Journal.JournalSchemaException">The database was not migrated, or by another version; the message says what to do.</exception>
    public async Task Check(CancellationToken cancellation = default)
    {
        await using var connection = await Open(cancellation);
        var exists = await Ask(connection, "SELECT to_regclass('orleans_schema') IS NOT NULL", cancellation);
        await Schema(connection).Check(exists is true, cancellation);
    }

    private SchemaRunner Schema(NpgsqlConnection connection) => new(connection, GetType().Assembly, "postgresql", "orleans");

    // Not pooled: closing it gives the lock back.
    private async Task<NpgsqlConnection> Open(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancellation);
    }
}
