using Microsoft.Data.SqlClient;
using Villages.Grains.Hosting;
using Villages.Journal;
using Villages.Journal.Schema;

namespace Villages.Host.Hosting;

/// <summary>
/// What must hold of a SQL Server database before a process uses it. The driver repeats a refused connection until its time is over and then says little, so the
/// port is tried beforehand.
/// </summary>
internal static class SqlServerGround
{
    /// <summary>Reachable, right password, database there.</summary>
    /// <exception cref="InvalidOperationException">The message says which of them does not hold, and what to do.</exception>
    public static async Task CheckConnection(string connectionString, CancellationToken cancellation)
    {
        var address = Parse(connectionString);
        await (address.Port is { } port ? Reachability.Check(address.Host, port, Console.Error, cancellation) : Reachability.CheckName(address.Host, Console.Error, cancellation));
        var settings = address.Settings();
        settings.Pooling = false;
        settings.ConnectTimeout = 5;
        settings.ConnectRetryCount = 0;
        try
        {
            await using var connection = new SqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellation);
        }
        catch (SqlException exception)
        {
            throw new InvalidOperationException(Sentence([.. exception.Errors.Cast<SqlError>().Select(error => error.Number)], exception.Message, address), exception);
        }
    }

    /// <exception cref="JournalSchemaException">The schema is missing, older or newer, or the database is set up otherwise; the message says what to run.</exception>
    public static async Task CheckSchema(string connectionString, CancellationToken cancellation)
    {
        await JournalSchema.CheckAsync(SchemaEngine.SqlServer, connectionString, cancellation);
        await new SqlServerOrleansDatabase(connectionString).Check(cancellation);
    }

    /// <returns>The scripts applied.</returns>
    public static async Task<IReadOnlyList<string>> Migrate(string connectionString, CancellationToken cancellation)
    {
        var journal = await JournalSchema.ApplyAsync(SchemaEngine.SqlServer, connectionString, cancellation);
        var orleans = await new SqlServerOrleansDatabase(connectionString).Migrate(cancellation);
        return [.. journal, .. orleans.Select(script => $"orleans/{script}")];
    }

    /// <summary>A database that cannot be opened is reported together with a refused login, so it is asked for first.</summary>
    /// <param name="numbers">Of the errors, by the documentation.</param>
    public static string Sentence(IReadOnlyCollection<int> numbers, string message, SqlServerAddress address)
    {
        var server = address.Port is { } port ? $"{address.Host}:{port}" : address.Host;
        return numbers.Contains(4060) || numbers.Contains(911)
                ? $"SQL Server at {server} has no database '{address.Database}', or user '{address.User}' may not open it. Create it: CREATE DATABASE [{address.Database}] 数据库不存在或无权访问。"
            : numbers.Any(number => number is 18486 or 18487 or 18488) ? $"SQL Server at {server}: the account or password of '{address.User}' is locked or has expired. 账户已锁定或密码过期。"
            : numbers.Any(number => number is 18456 or 18452 or 18470) ? $"SQL Server at {server} refuses user '{address.User}': wrong user or password. 用户名或密码错误。"
            : numbers.Any(number => number is 17809 or 10928) ? $"SQL Server at {server} has no connection left. About 35 a silo are needed. 数据库连接数已满。"
            : numbers.Any(number => number is 18401 or 17142 or 6005) ? $"SQL Server at {server} is starting, stopping or paused. Try again in a moment. 数据库正在启动。"
            : message.Contains("certificate", StringComparison.OrdinalIgnoreCase)
                ? $"SQL Server at {server} shows a certificate that this machine does not trust. Install its authority's, or for a trial add TrustServerCertificate=True. 服务器证书不受信任。 ({message})"
            : $"SQL Server at {server} does not let us in: {message} 无法连接数据库。";
    }

    private static SqlServerAddress Parse(string connectionString)
    {
        try
        {
            return SqlServerAddress.Parse(connectionString);
        }
        catch (FormatException exception)
        {
            throw new InvalidOperationException($"Villages:ConnectionString: {exception.Message} 连接字符串有误。", exception);
        }
    }
}
