using Microsoft.Data.SqlClient;

namespace Villages.Journal;

/// <summary>A connection string of SQL Server that names what the driver would let be missing: a server that can be reached by TCP, and a database.</summary>
public sealed class SqlServerAddress
{
    private const string Example = "Example: Server=127.0.0.1,1433;Database=villages;User ID=villages;Password=…;Encrypt=True";
    private const int DefaultPort = 1433;

    /// <summary>Ways to a server that exist on Windows only.</summary>
    private static readonly string[] Local = ["(localdb)", "\\", "np:", "lpc:", "admin:"];

    private readonly string _connectionString;

    private SqlServerAddress(string connectionString, string host, int? port)
    {
        _connectionString = connectionString;
        (Host, Port) = (host, port);
    }

    public string Host { get; }

    /// <summary>Null for a named instance: its port is known to the server's browser service only.</summary>
    public int? Port { get; }

    public string Database => Settings().InitialCatalog;

    public string User => Settings() is { UserID: { Length: > 0 } user } ? user : Environment.UserName;

    /// <exception cref="FormatException">Not a connection string of SqlClient, or one without server or database; the message says which, and gives an example.</exception>
    public static SqlServerAddress Parse(string connectionString)
    {
        SqlConnectionStringBuilder settings;
        try
        {
            settings = new SqlConnectionStringBuilder(connectionString);
            using var connection = new SqlConnection(connectionString);
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            throw new FormatException($"The connection string is not one of SQL Server: {fault.Message} {Example}", fault);
        }

        var missing = string.Join(" and ", new[] { ("Server", settings.DataSource), ("Database", settings.InitialCatalog) }
            .Where(part => string.IsNullOrWhiteSpace(part.Item2)).Select(part => part.Item1));
        if (missing.Length > 0)
        {
            throw new FormatException($"The connection string names no {missing}. {Example}");
        }

        var (host, port) = Endpoint(settings.DataSource.Trim());
        return new SqlServerAddress(connectionString, host, port);
    }

    public SqlConnectionStringBuilder Settings() => new(_connectionString);

    private static (string Host, int? Port) Endpoint(string source)
    {
        var server = source.StartsWith("tcp:", StringComparison.OrdinalIgnoreCase) ? source[4..] : source;
        if (Local.Any(way => server.StartsWith(way, StringComparison.OrdinalIgnoreCase)))
        {
            throw new FormatException($"The server '{source}' cannot be reached by TCP from here: LocalDB, named pipes and shared memory are Windows' own. {Example}");
        }

        var comma = server.LastIndexOf(',');
        var port = DefaultPort;
        if (comma >= 0 && (!int.TryParse(server.AsSpan(comma + 1), out port) || port is < 1 or > 65535))
        {
            throw new FormatException($"The server '{source}' has no port after its comma. {Example}");
        }

        var host = (comma < 0 ? server : server[..comma]).Trim();
        var instance = host.IndexOf('\\', StringComparison.Ordinal);
        var name = instance < 0 ? host : host[..instance];
        return (name is "." or "(local)" ? "localhost" : name.Trim('[', ']'), instance >= 0 && comma < 0 ? null : port);
    }
}
