using System.Data.Common;

namespace Villages.Journal.Schema;

/// <summary>SQLite: a file of one process, which nobody else migrates.</summary>
internal sealed class SqliteSchema : SchemaEngine
{
    public override string Name => "sqlite";

    internal override string? Lock => null;

    internal override string MakeHistory(string table) =>
        $"CREATE TABLE IF NOT EXISTS {table} (number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL)";

    internal override string FindHistory(string table) => $"SELECT count(*) FROM sqlite_schema WHERE name = '{table}'";

    internal override DbConnection? Connect(string connectionString) => null;
}
