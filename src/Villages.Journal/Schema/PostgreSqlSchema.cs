using System.Data.Common;
using Npgsql;

namespace Villages.Journal.Schema;

internal sealed class PostgreSqlSchema : SchemaEngine
{
    public override string Name => "postgresql";

    internal override string Lock => "SELECT pg_advisory_lock(6217584650958095700)";

    internal override string MakeHistory(string table) =>
        $"CREATE TABLE IF NOT EXISTS {table} (number integer PRIMARY KEY, name text NOT NULL, digest text NOT NULL)";

    internal override string FindHistory(string table) => $"SELECT count(*) FROM (SELECT to_regclass('{table}') AS found) t WHERE found IS NOT NULL";

    internal override DbConnection Connect(string connectionString) =>
        new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ToString());
}
