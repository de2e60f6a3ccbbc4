using System.Data.Common;

namespace Villages.Journal.Schema;

/// <summary>The journal's schema in a database server: applied by an operator's step, only checked by a silo. The embedded journal applies its own.</summary>
public static class JournalSchema
{
    private static readonly string[] Components = ["journal", "persons", "audit"];

    /// <summary>Applies what is missing in a PostgreSQL database.</summary>
    public static Task<IReadOnlyList<string>> ApplyAsync(string connectionString, CancellationToken cancellation = default) =>
        ApplyAsync(SchemaEngine.PostgreSql, connectionString, cancellation);

    /// <summary>Applies what is missing. Repeatable, and safe when two processes do it at once.</summary>
    /// <returns>The scripts applied, as <c>component/name</c>.</returns>
    /// <exception cref="JournalSchemaException">The database was made by a newer version, or an applied script was changed.</exception>
    public static async Task<IReadOnlyList<string>> ApplyAsync(SchemaEngine engine, string connectionString, CancellationToken cancellation = default)
    {
        await using var connection = await Connect(engine, connectionString, cancellation);
        var applied = new List<string>();
        foreach (var component in Components)
        {
            var names = await new SchemaRunner(connection, engine, component).Apply(cancellation);
            applied.AddRange(names.Select(name => $"{component}/{name}"));
        }

        return applied;
    }

    /// <summary>Checks a PostgreSQL database.</summary>
    public static Task CheckAsync(string connectionString, CancellationToken cancellation = default) =>
        CheckAsync(SchemaEngine.PostgreSql, connectionString, cancellation);

    /// <exception cref="JournalSchemaException">The schema is not this version's; the message says what to do.</exception>
    public static async Task CheckAsync(SchemaEngine engine, string connectionString, CancellationToken cancellation = default)
    {
        await using var connection = await Connect(engine, connectionString, cancellation);
        await Check(engine, connection, cancellation);
    }

    internal static async Task Check(SchemaEngine engine, DbConnection connection, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        await engine.CheckDatabase(connection, cancellation);
        foreach (var component in Components)
        {
            await new SchemaRunner(connection, engine, component).Check(cancellation);
        }
    }

    private static async Task<DbConnection> Connect(SchemaEngine engine, string connectionString, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var connection = engine.Connect(connectionString) ?? throw new ArgumentException($"{engine.Name} applies its own schema.", nameof(engine));
        await connection.OpenAsync(cancellation);
        return connection;
    }
}
