using Microsoft.Data.Sqlite;
using Villages.Journal.Schema;

namespace Villages.Grains.Hosting;

/// <summary>
/// The SQLite file of Orleans' providers. WAL with <c>synchronous=FULL</c> (SQLite's default) makes an acknowledged write durable. No pooling: a pooled connection
/// whose statement ran into a lock stays unusable for ever, a fresh one recovers as soon as the lock is gone.
/// </summary>
internal sealed class EmbeddedOrleansDatabase(string folder) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private SqliteConnection? _anchor;

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetFullPath(folder), "orleans.db");

    /// <summary>A busy database is waited for 3 s, on a thread of the silo.</summary>
    public string ConnectionString => new SqliteConnectionStringBuilder { DataSource = Path, Pooling = false, DefaultTimeout = 3 }.ConnectionString;

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(EmbeddedOrleansDatabase), ServiceLifecycleStage.RuntimeInitialize, Open, Close);

    /// <summary>Creates or upgrades the file and keeps one connection open: without it every other connection would write the whole log back when it closes.</summary>
    public async Task Open(CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        _anchor = new SqliteConnection(ConnectionString);
        await _anchor.OpenAsync(cancellation);
        await using var command = _anchor.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(cancellation);
        await new SchemaRunner(_anchor, GetType().Assembly, SchemaEngine.Sqlite, "orleans").Apply(cancellation);
    }

    public void Dispose() => _anchor?.Dispose();

    private Task Close(CancellationToken cancellation)
    {
        Dispose();
        return Task.CompletedTask;
    }
}
