using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace Villages.Journal.Schema;

internal sealed partial class SqlServerSchema : SchemaEngine
{
    public const string Database = "SELECT DB_NAME() AS name, is_read_committed_snapshot_on FROM sys.databases WHERE database_id = DB_ID()";

    public override string Name => "sqlserver";

    internal override string Lock => """
        DECLARE @granted int;
        EXEC @granted = sys.sp_getapplock @Resource = N'villages_schema', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 25000;
        IF @granted < 0
        BEGIN
          THROW 50003, 'Another migration of this database is running.', 1;
        END;
        """;

    internal static string HistoryTable(string table) =>
        $"CREATE TABLE {table} (number int NOT NULL CONSTRAINT {table}_key PRIMARY KEY CLUSTERED, name varchar(120) NOT NULL, digest varchar(64) NOT NULL)";

    internal override string MakeHistory(string table) => $"IF OBJECT_ID(N'{table}', N'U') IS NULL {HistoryTable(table)}";

    internal override string FindHistory(string table) => $"SELECT CASE WHEN OBJECT_ID(N'{table}', N'U') IS NULL THEN 0 ELSE 1 END AS found";

    /// <summary>At lines with the word GO alone, which the client of the tools knows and the server does not.</summary>
    internal override IReadOnlyList<string> Split(string script) =>
        [.. Go().Split(script).Where(part => !string.IsNullOrWhiteSpace(part))];

    internal override DbConnection Connect(string connectionString) =>
        new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false, ConnectRetryCount = 0 }.ConnectionString);

    /// <summary>Readers see the last committed rows and wait for no writer. The switch throws out other sessions' transactions, so nobody makes it by the way.</summary>
    internal override async Task CheckDatabase(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Database;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (await reader.ReadAsync(cancellation) && !reader.GetBoolean(1))
        {
            var name = reader.GetString(0).Replace("]", "]]", StringComparison.Ordinal);
            throw new JournalSchemaException(
                $"The database [{name}] lets readers wait for writers. Stop every silo, run 'ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE', then start again.");
        }
    }

    [GeneratedRegex(@"^[ \t]*GO[ \t]*$", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex Go();
}
