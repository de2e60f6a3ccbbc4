using Microsoft.Data.SqlClient;

namespace Villages.Journal.SqlServer;

/// <summary>
/// Runs statements on pooled connections, on no caller's scheduler; a connection that had died in the pool is replaced once, and the victim of a deadlock begins
/// again. Every statement may run twice with the same end.
/// </summary>
/// <param name="ready">What must have happened before a statement is sent.</param>
internal sealed class SqlServerQueries(SqlServerConnections connections, Func<CancellationToken, Task>? ready = null)
{
    private const int Attempts = 3;

    public Task<List<T>> List<T>(SqlServerStatement statement, Func<SqlDataReader, T> map, CancellationToken cancellation, params object?[] values) =>
        Task.Run(() => Run(statement, values, command => Rows(command, map, cancellation), cancellation), cancellation);

    public Task Execute(SqlServerStatement statement, CancellationToken cancellation, params object?[] values) =>
        Task.Run(() => Run(statement, values, command => command.ExecuteNonQueryAsync(cancellation), cancellation), cancellation);

    private static async Task<List<T>> Rows<T>(SqlCommand command, Func<SqlDataReader, T> map, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            list.Add(map(reader));
        }

        return list;
    }

    private async Task<T> Run<T>(SqlServerStatement statement, object?[] values, Func<SqlCommand, Task<T>> run, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var command = statement.Command(values);
            command.CommandTimeout = SqlServerConnections.ReadTimeout;
            await (ready?.Invoke(cancellation) ?? Task.CompletedTask);
            await using var connection = await Open(cancellation);
            command.Connection = connection;
            try
            {
                return await run(command);
            }
            catch (SqlException) when (cancellation.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellation);
            }
            catch (SqlException fault) when (attempt < Attempts && (SqlServerErrors.IsDeadlock(fault) || (attempt == 1 && SqlServerErrors.IsLostConnection(fault))))
            {
                // Once more, on another connection.
            }
            catch (Exception fault) when (SqlServerErrors.IsOfDatabase(fault))
            {
                throw SqlServerErrors.Unavailable(fault);
            }
        }
    }

    private async Task<SqlConnection> Open(CancellationToken cancellation)
    {
        var connection = new SqlConnection(connections.Pool);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch (Exception fault)
        {
            await connection.DisposeAsync();

            // A pool that has no connection left says it in an InvalidOperationException.
            if (SqlServerErrors.IsOfDatabase(fault) || fault is InvalidOperationException)
            {
                throw SqlServerErrors.Unavailable(fault);
            }

            throw;
        }
    }
}
