using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Villages.Testing.PostgreSql;

/// <summary>
/// A PostgreSQL server of its own on a free port, with fsync and prepared transactions on, in a temporary folder. It stops when it is
/// disposed, and also when this process dies: a shell beside it waits for the end of its standard input.
/// </summary>
public sealed class PostgreSqlCluster : IAsyncDisposable
{
    private const string Owner = "villages";
    private const string Guard = """trap '' INT TERM; "$@" </dev/null & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$FOLDER" """;

    private readonly PostgreSqlPrograms _programs;
    private readonly TemporaryFolder _folder = new("postgresql");
    private readonly int _port = FreePort();
    private readonly ConcurrentBag<string> _emptied = [];
    private int _databases;
    private Process? _server;

    private PostgreSqlCluster(PostgreSqlPrograms programs) => _programs = programs;

    /// <param name="settings">Further settings of the server, for instance <c>max_connections=20</c>.</param>
    public static async Task<PostgreSqlCluster> Start(PostgreSqlPrograms programs, params string[] settings)
    {
        var cluster = new PostgreSqlCluster(programs);
        try
        {
            await cluster.Start(settings);
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connection string of a database of this cluster.</summary>
    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username={Owner};Database={database};Timeout=10;Include Error Detail=true";

    /// <summary>Gives the name of an empty database that nobody else uses or has used: pools of connections go by the name.</summary>
    public async Task<string> CreateDatabase()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await Execute("postgres", _emptied.TryTake(out var emptied) ? $"ALTER DATABASE {emptied} RENAME TO {name}" : $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Ends all connections to a database and empties it for the next one who asks: several times faster than dropping it.</summary>
    public async Task ReleaseDatabase(string database)
    {
        await Execute("postgres", $"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{database}'");
        await Execute(database, "DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        _emptied.Add(database);
    }

    /// <summary>Runs statements on a connection of their own, outside every pool.</summary>
    public async Task Execute(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString(database) + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The text of pg_dump.</summary>
    public Task<string> Dump(string database) =>
        _programs.Run("pg_dump", "-h", "127.0.0.1", "-p", $"{_port}", "-U", Owner, "-d", database);

    /// <summary>pg_dump of one database, restored into a new database of another cluster, whose name is given.</summary>
    public async Task<string> DumpInto(PostgreSqlCluster target, string database)
    {
        var dump = _folder.File($"{database}.sql");
        await _programs.Run("pg_dump", "-h", "127.0.0.1", "-p", $"{_port}", "-U", Owner, "-d", database, "-f", dump);
        var restored = await target.CreateDatabase();
        await _programs.Run("psql", "-h", "127.0.0.1", "-p", $"{target._port}", "-U", Owner, "-d", restored, "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", dump);
        return restored;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_server is not null)
        {
            _server.StandardInput.Close();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Dispose();
    }

    private async Task Start(string[] settings)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_111_111);
        }

        var data = _folder.File("data");
        await _programs.Run("initdb", "-D", data, "-U", Owner, "-E", "UTF8", "--locale=C", "--auth=trust", "--no-instructions");
        string[] all =
        [
            "fsync=on", "listen_addresses=127.0.0.1", $"port={_port}", $"unix_socket_directories={_folder.Path}", "max_prepared_transactions=10",
            "logging_collector=on", $"log_directory={_folder.Path}", "log_filename=server.log", .. settings,
        ];
        string[] server = [_programs["postgres"], "-D", data, .. all.SelectMany(setting => (string[])["-c", setting])];
        var start = PostgreSqlPrograms.AsUser(["sh", "-c", Guard, "sh", .. server]);
        start.Environment["FOLDER"] = data;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _server = Process.Start(start)!;
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        await Eventually.Holds("PostgreSQL accepts connections", Accepts, TimeSpan.FromSeconds(60));
    }

    private async Task<bool> Accepts()
    {
        try
        {
            await Execute("postgres", "SELECT 1");
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
