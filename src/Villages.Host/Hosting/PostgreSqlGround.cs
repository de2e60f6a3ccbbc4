using Npgsql;
using Villages.Grains.Hosting;
using Villages.Journal.Schema;

namespace Villages.Host.Hosting;

/// <summary>What must hold of a PostgreSQL database before a process uses it, found out within a second or so.</summary>
internal static class PostgreSqlGround
{
    private const int Oldest = 150_000;

    /// <summary>Reachable, right password, database there, new enough.</summary>
    /// <exception cref="InvalidOperationException">The message says which of them does not hold, and what to do.</exception>
    public static async Task CheckConnection(string connectionString, CancellationToken cancellation)
    {
        var settings = Parse(connectionString);
        var servers = Servers(settings);
        if (!servers.Any(server => server.IsLocalSocket))
        {
            await Reachability.CheckAny(servers.Select(server => (server.Host, server.Port)), Console.Error, cancellation);
        }

        settings.Timeout = 5;
        settings.Pooling = false;
        try
        {
            await using var connection = new NpgsqlConnection(settings.ToString());
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand("SELECT current_setting('server_version_num')::int", connection);
            if (await command.ExecuteScalarAsync(cancellation) is int version && version < Oldest)
            {
                throw new InvalidOperationException($"PostgreSQL {connection.ServerVersion} is too old: version 15 or newer is needed. 数据库版本过低。");
            }
        }
        catch (NpgsqlException exception)
        {
            throw new InvalidOperationException(Sentence(exception, settings, servers), exception);
        }
    }

    /// <exception cref="Journal.JournalSchemaException">The schema is missing, older or newer; the message says what to run.</exception>
    public static async Task CheckSchema(string connectionString, CancellationToken cancellation)
    {
        await JournalSchema.CheckAsync(connectionString, cancellation);
        await new PostgreSqlOrleansDatabase(connectionString).Check(cancellation);
    }

    /// <returns>The scripts applied.</returns>
    public static async Task<IReadOnlyList<string>> Migrate(string connectionString, CancellationToken cancellation)
    {
        var journal = await JournalSchema.ApplyAsync(connectionString, cancellation);
        var orleans = await new PostgreSqlOrleansDatabase(connectionString).Migrate(cancellation);
        return [.. journal, .. orleans.Select(script => $"orleans/{script}")];
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw None(exception);
        }

        var missing = string.Join(" and ", new[] { ("Host", settings.Host), ("Database", settings.Database) }
            .Where(part => string.IsNullOrWhiteSpace(part.Item2)).Select(part => part.Item1));
        return missing.Length == 0
            ? settings
            : throw new InvalidOperationException($"Villages:ConnectionString names no {missing}. Example: Host=127.0.0.1;Port=5432;Username=villages;Password=…;Database=villages 连接字符串不完整。");
    }

    private static IReadOnlyList<PostgreSqlServer> Servers(NpgsqlConnectionStringBuilder settings)
    {
        try
        {
            return PostgreSqlServer.AllOf(settings);
        }
        catch (FormatException exception)
        {
            throw None(exception);
        }
    }

    private static InvalidOperationException None(Exception fault) => new(
        $"Villages:ConnectionString is not one of PostgreSQL: {fault.Message} Example: Host=127.0.0.1;Port=5432;Username=villages;Password=…;Database=villages 连接字符串有误。",
        fault);

    private static string Sentence(NpgsqlException exception, NpgsqlConnectionStringBuilder settings, IReadOnlyList<PostgreSqlServer> servers)
    {
        var server = string.Join(", ", servers);
        return (exception as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"PostgreSQL at {server} refuses user '{settings.Username}': wrong user or password, or pg_hba.conf does not let it in. 用户名或密码错误。",
            PostgresErrorCodes.InvalidCatalogName =>
                $"PostgreSQL at {server} has no database '{settings.Database}'. Create it: createdb -h {servers[0].Host} -p {servers[0].Port} {settings.Database} 数据库不存在。",
            PostgresErrorCodes.TooManyConnections =>
                $"PostgreSQL at {server} has no connection left. Raise max_connections: about 35 a silo and 20 more. 数据库连接数已满。",
            PostgresErrorCodes.CannotConnectNow => $"PostgreSQL at {server} is starting or stopping. Try again in a moment. 数据库正在启动。",
            _ => $"PostgreSQL at {server} does not let us in: {exception.Message} 无法连接数据库。",
        };
    }
}
