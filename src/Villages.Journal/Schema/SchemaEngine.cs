using System.Data.Common;

namespace Villages.Journal.Schema;

/// <summary>What differs between databases when numbered scripts are applied: how the history is made, locked and looked for.</summary>
public abstract class SchemaEngine
{
    public static SchemaEngine Sqlite { get; } = new SqliteSchema();

    public static SchemaEngine PostgreSql { get; } = new PostgreSqlSchema();

    public static SchemaEngine SqlServer { get; } = new SqlServerSchema();

    /// <summary>The folder of the engine's scripts.</summary>
    public abstract string Name { get; }

    /// <summary>Keeps every other migration of the database waiting until the session ends; null where no other can be.</summary>
    internal abstract string? Lock { get; }

    /// <summary>Makes the table that says which scripts were applied, unless it is there.</summary>
    internal abstract string MakeHistory(string table);

    /// <summary>Asks for the number 1 if the table is there, 0 if not.</summary>
    internal abstract string FindHistory(string table);

    internal static string ReadHistory(string table) => $"SELECT number, digest FROM {table}";

    internal static string WriteHistory(string table, int number, string name, string digest) =>
        $"INSERT INTO {table} (number, name, digest) VALUES ({number}, '{name}', '{digest}')";

    /// <summary>The parts of a script that are sent one by one.</summary>
    internal virtual IReadOnlyList<string> Split(string script) => [script];

    /// <summary>A session of its own that takes lock and half-done work with it when it ends; null for an engine without a server.</summary>
    internal abstract DbConnection? Connect(string connectionString);

    /// <exception cref="JournalSchemaException">The database is set up otherwise than is needed; the message says what to do.</exception>
    internal virtual Task CheckDatabase(DbConnection connection, CancellationToken cancellation) => Task.CompletedTask;
}
