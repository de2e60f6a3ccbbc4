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
    private const string Leave = "leave";
    private const string Guard = """trap '' INT TERM; "$@" </dev/null & server=$!; read word; [ "$word" = leave ] || { kill -INT $server; wait $server; rm -rf "$FOLDER"; }""";

    private readonly PostgreSqlPrograms _programs;
    private readonly TemporaryFolder _folder = new("postgresql");
    private readonly int _port = FreePort();
    private readonly ConcurrentBag<string> _emptied = [];
    private string[] _commandLine = [];
    private int _databases;
    private Process? _guard;

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

    /// <summary>Port on the loopback interface, the same after a restart.</summary>
    public int Port => _port;

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

    /// <summary>A copy of a database that nobody is connected to.</summary>
    /// <param name="tablespace">Where the copy lies; null: in the default one.</param>
    public Task CopyDatabase(string template, string name, string? tablespace = null) =>
        Execute("postgres", $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy{(tablespace is null ? "" : $" TABLESPACE {tablespace}")}");

    /// <summary><c>pg_ctl stop -m immediate</c>: every session ends at once, without a checkpoint; the next start recovers from the log.</summary>
    public async Task StopImmediately()
    {
        await _programs.Run("pg_ctl", "stop", "-m", "immediate", "-D", Data);
        await _guard!.StandardInput.WriteLineAsync(Leave);
        await _guard.WaitForExitAsync();
    }

    /// <summary>Starts the server again on the same folder and port, and waits until it accepts connections.</summary>
    public async Task StartAgain()
    {
        _guard?.Dispose();
        await Run();
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
    public Task<string> Dump(string database) => Run("pg_dump", database);

    /// <summary>The two dumps that silo-config/README.md tells to make, the journal's and the keys', restored into a new database of another cluster, whose name is given.</summary>
    public async Task<string> DumpInto(PostgreSqlCluster target, string database)
    {
        var (journal, keys) = (_folder.File($"{database}.journal.dump"), _folder.File($"{database}.keys.dump"));
        await Run("pg_dump", database, "-Fc", "-T", "person_*", "-f", journal);
        await Run("pg_dump", database, "-Fc", "-t", "person_*", "-f", keys);
        var restored = await target.CreateDatabase();
        await target.Run("pg_restore", restored, "--exit-on-error", journal);
        await target.Run("pg_restore", restored, "--exit-on-error", keys);
        return restored;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_guard is not null)
        {
            _guard.StandardInput.Close();
            await _guard.WaitForExitAsync();
            _guard.Dispose();
        }

        _folder.Dispose();
    }

    private async Task Start(string[] settings)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_111_111);
        }

        await _programs.Run("initdb", "-D", Data, "-U", Owner, "-E", "UTF8", "--locale=C", "--auth=trust", "--no-instructions");
        string[] all =
        [
            "fsync=on", "listen_addresses=127.0.0.1", $"port={_port}", $"unix_socket_directories={_folder.Path}", "max_prepared_transactions=10",
            "logging_collector=on", $"log_directory={_folder.Path}", "log_filename=server.log", .. settings,
        ];
        _commandLine = [_programs["postgres"], "-D", Data, .. all.SelectMany(setting => (string[])["-c", setting])];
        await Run();
    }

    private string Data => _folder.File("data");

    private Task<string> Run(string program, string database, params string[] arguments) =>
        _programs.Run(program, ["-h", "127.0.0.1", "-p", $"{_port}", "-U", Owner, "-d", database, .. arguments]);

    private async Task Run()
    {
        var start = PostgreSqlPrograms.AsUser(["sh", "-c", Guard, "sh", .. _commandLine]);
        start.Environment["FOLDER"] = Data;
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        _guard = Process.Start(start)!;
        _guard.BeginOutputReadLine();
        _guard.BeginErrorReadLine();
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
