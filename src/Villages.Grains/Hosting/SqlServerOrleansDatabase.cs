using Microsoft.Data.SqlClient;
using Villages.Journal.Schema;

namespace Villages.Grains.Hosting;

/// <summary>The tables of Orleans' providers in SQL Server, in the user's default schema. Never executed in this project's checks.</summary>
public sealed class SqlServerOrleansDatabase(string connectionString) : ILifecycleParticipant<ISiloLifecycle>
{
    void ILifecycleParticipant<ISiloLifecycle>.Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(SqlServerOrleansDatabase), ServiceLifecycleStage.RuntimeInitialize, Check);

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

    private SchemaRunner Schema(SqlConnection connection) => new(connection, GetType().Assembly, SchemaEngine.SqlServer, "orleans");

    // Not pooled: closing it gives the lock back.
    private async Task<SqlConnection> Open(CancellationToken cancellation)
    {
        var settings = new SqlConnectionStringBuilder(connectionString) { Pooling = false, ConnectRetryCount = 0, ConnectTimeout = 5 };
        var connection = new SqlConnection(settings.ConnectionString);
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
