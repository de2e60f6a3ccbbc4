using System.Data.Common;
using Npgsql;

namespace Villages.Journal.Schema;

/// <summary>The journal's schema in PostgreSQL: applied by an operator's step, only checked by a silo. The embedded journal applies its own.</summary>
public static class JournalSchema
{
    private static readonly string[] Components = ["journal", "persons"];

    /// <summary>Applies what is missing. Repeatable, and safe when two processes do it at once.</summary>
    /// <returns>The scripts applied, as <c>component/name</c>.</returns>
    /// <exception cref="JournalSchemaException">The database was made by a newer version, or an applied script was changed.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using var connection = await Connect(connectionString, cancellation);
        await Execute(connection, "SELECT pg_advisory_lock(6217584650958095700)", cancellation);
        var applied = new List<string>();
        foreach (var component in Components)
        {
            var names = await new SchemaRunner(connection, "postgresql", component).Apply(cancellation);
            applied.AddRange(names.Select(name => $"{component}/{name}"));
        }

        return applied;
    }

    /// <exception cref="JournalSchemaException">The schema is not this version's; the message says what to do.</exception>
    public static async Task CheckAsync(string connectionString, CancellationToken cancellation = default)
    {
        await using var connection = await Connect(connectionString, cancellation);
        await Check(connection, cancellation);
    }

    internal static async Task Check(DbConnection connection, CancellationToken cancellation)
    {
        foreach (var component in Components)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT to_regclass('{component}_schema') IS NOT NULL";
            var exists = (bool)(await command.ExecuteScalarAsync(cancellation))!;
            await new SchemaRunner(connection, "postgresql", component).Check(exists, cancellation);
        }
    }

    /// <summary>Not pooled: a connection of the pool may have died since, and its end releases the lock.</summary>
    private static async Task<NpgsqlConnection> Connect(string connectionString, CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
        await connection.OpenAsync(cancellation);
        return connection;
    }

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
