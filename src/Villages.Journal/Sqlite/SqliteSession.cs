using Microsoft.Data.Sqlite;

namespace Villages.Journal.Sqlite;

/// <summary>A connection of one worker thread with its prepared statements; opened at first use. Not shared between threads.</summary>
internal sealed class SqliteSession(string connectionString, string pragmas) : IDisposable
{
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

    public SqliteConnection Connection => _connection ??= Connect();

    /// <param name="sql">Parameters are <c>$0</c>, <c>$1</c> …; prepared once a session.</param>
    public SqliteStatement Statement(string sql, params ReadOnlySpan<object> values)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(Connection, sql, values.Length);
            _statements.Add(sql, statement);
        }

        statement.Bind(values);
        return statement;
    }

    public void Execute(string sql, params ReadOnlySpan<object> values) => Statement(sql, values).Execute();

    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Dispose();
        }

        _statements.Clear();
        _connection?.Dispose();
        _connection = null;
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = pragmas;
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
