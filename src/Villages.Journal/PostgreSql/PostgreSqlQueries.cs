using Npgsql;

namespace Villages.Journal.PostgreSql;

/// <summary>
/// Runs statements on pooled connections, on no caller's scheduler; a connection that had died in the pool is replaced once.
/// </summary>
internal sealed class PostgreSqlQueries(NpgsqlDataSource pool)
{
    public Task<List<T>> List<T>(string sql, Func<NpgsqlDataReader, T> map, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        Task.Run(() => Run(command => Rows(command, map, cancellation), sql, parameters, cancellation), cancellation);

    /// <returns>Rows changed.</returns>
    public Task<int> Execute(string sql, CancellationToken cancellation, params NpgsqlParameter[] parameters) =>
        Task.Run(() => Run(command => command.ExecuteNonQueryAsync(cancellation), sql, parameters, cancellation), cancellation);

    public static NpgsqlParameter Value<T>(T value) => new NpgsqlParameter<T> { TypedValue = value };

    private static async Task<List<T>> Rows<T>(NpgsqlCommand command, Func<NpgsqlDataReader, T> map, CancellationToken cancellation)
    {
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var list = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            list.Add(map(reader));
        }

        return list;
    }

    private async Task<T> Run<T>(Func<NpgsqlCommand, Task<T>> run, string sql, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = pool.CreateCommand(sql);
                command.Parameters.AddRange(parameters);
                return await run(command);
            }
            catch (Exception fault) when (attempt == 1 && !cancellation.IsCancellationRequested && PostgreSqlErrors.IsStaleConnection(fault))
            {
                foreach (var parameter in parameters)
                {
                    parameter.Collection = null;
                }
            }
            catch (Exception fault) when (PostgreSqlErrors.IsOfConnection(fault))
            {
                throw PostgreSqlErrors.Unavailable(fault);
            }
        }
    }
}
