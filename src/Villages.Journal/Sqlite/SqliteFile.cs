using Microsoft.Data.Sqlite;

namespace Villages.Journal.Sqlite;

/// <summary>One database file: how to connect to it, and the lock that keeps a second process out.</summary>
internal sealed class SqliteFile(string path, int busySeconds) : IDisposable
{
    private const string Writing = """
        PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON;
        """;

    private const string Reading = "PRAGMA query_only = 1; PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY;";

    private FileStream? _lock;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public SqliteSession Writer() => new(ConnectionString(SqliteOpenMode.ReadWriteCreate), Writing);

    public SqliteSession Reader() => new(ConnectionString(SqliteOpenMode.ReadWrite), Reading);

    /// <summary>For files of others: neither made nor changed.</summary>
    public SqliteSession Visitor() => new(ConnectionString(SqliteOpenMode.ReadOnly), Reading);

    /// <summary>Takes the file for this process, held until disposed; released by the system when the process dies.</summary>
    /// <exception cref="JournalInUseException"/>
    public void Take()
    {
        if (_lock is not null)
        {
            return;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        try
        {
            _lock = new FileStream($"{Path}.lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault) when (File.Exists($"{Path}.lock"))
        {
            throw new JournalInUseException(Path, fault);
        }
    }

    public void Dispose() => _lock?.Dispose();

    private string ConnectionString(SqliteOpenMode mode) => new SqliteConnectionStringBuilder
    {
        DataSource = Path,
        Mode = mode,
        Pooling = false,
        DefaultTimeout = busySeconds,
    }.ToString();
}
