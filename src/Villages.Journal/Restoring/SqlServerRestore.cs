using Villages.Journal.SqlServer;

namespace Villages.Journal.Restoring;

/// <summary>Tells a restored journal in SQL Server that it is one. Never executed in this project's checks.</summary>
public sealed class SqlServerRestore
{
    private readonly SqlServerQueries _queries;

    /// <exception cref="FormatException">The connection string names no server or no database.</exception>
    public SqlServerRestore(string connectionString) =>
        _queries = new SqlServerQueries(new SqlServerConnections(new SqlServerJournalOptions { ConnectionString = Unpooled(connectionString) }, SessionName.OfRestore));

    /// <summary>Sessions of hosts, as far as the login may see them: a copy that was just restored has none.</summary>
    public async Task<int> ConnectedHosts(CancellationToken cancellation = default) =>
        (await _queries.List(SqlServerRestoreStatements.ConnectedHosts, row => row.GetInt32(0), cancellation))[0];

    /// <param name="name">Of this restore; the same name again changes nothing.</param>
    public async Task<RestoredCopy> Tell(string name, CancellationToken cancellation = default) => (await _queries.List(
        SqlServerRestoreStatements.Tell,
        row => new RestoredCopy(row.GetInt32(0), row.GetInt64(1), row.GetInt32(2) == 1),
        cancellation,
        RestoredCopy.Mark(name)))[0];

    /// <summary>Empties the table of silos.</summary>
    /// <returns>Silos forgotten.</returns>
    public async Task<int> ForgetSilos(CancellationToken cancellation = default) =>
        (await _queries.List(SqlServerRestoreStatements.ForgetSilos, row => row.GetInt32(0), cancellation))[0];

    private static string Unpooled(string connectionString)
    {
        var settings = SqlServerAddress.Parse(connectionString).Settings();
        settings.Pooling = false;
        return settings.ConnectionString;
    }
}
