using Microsoft.Data.Sqlite;

namespace Villages.Journal.Sqlite;

/// <summary>A prepared statement with the parameters <c>$0</c>, <c>$1</c> ….</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteCommand _command;

    public SqliteStatement(SqliteConnection connection, string sql, int parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        for (var i = 0; i < parameters; i++)
        {
            _command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }
    }

    public void Bind(params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            _command.Parameters[i].Value = values[i];
        }
    }

    /// <returns>Rows changed.</returns>
    public int Execute() => _command.ExecuteNonQuery();

    public long? Number() => _command.ExecuteScalar() is long number ? number : null;

    public SqliteDataReader Query() => _command.ExecuteReader();

    public List<T> List<T>(Func<SqliteDataReader, T> map)
    {
        using var reader = Query();
        var list = new List<T>();
        while (reader.Read())
        {
            list.Add(map(reader));
        }

        return list;
    }

    public void Dispose() => _command.Dispose();
}
