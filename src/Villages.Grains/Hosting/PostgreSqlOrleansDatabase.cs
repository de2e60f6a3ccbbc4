using Npgsql;

namespace Villages.Grains.Hosting;

/// <summary>The tables of Orleans' providers in PostgreSQL, in the schema first on the search path.</summary>
public sealed class PostgreSqlOrleansDatabase(string connectionString) : ILifecycleParticipant<ISiloLifecycle>
{
    void ILifecycleParticipant<ISiloLifecycle>.Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(PostgreSqlOrleansDatabase), ServiceLifecycleStage.RuntimeInitialize, Check);

    /// <summary>Applies the scripts the database lacks and gives their names. One migration at a time.</summary>
    public async Task<IReadOnlyList<string>> Migrate(CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        return await new OrleansSchema(connection, "postgresql").Apply(cancellation);
    }

    /// <exception cref="InvalidOperationException">The database was not migrated, or by another version.</exception>
    public async Task Check(CancellationToken cancellation = default)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellation);
        await new OrleansSchema(connection, "postgresql").Check(cancellation);
    }
}
