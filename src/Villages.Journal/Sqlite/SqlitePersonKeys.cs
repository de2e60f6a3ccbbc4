using Microsoft.Data.Sqlite;
using Villages.Journal.Privacy;
using Villages.Journal.Schema;

namespace Villages.Journal.Sqlite;

/// <summary>Keys of persons in a third file, so that copies of the journal hold none. What is deleted is overwritten in the file.</summary>
internal sealed class SqlitePersonKeys : IPersonKeyStore, IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteWorker _worker;
    private readonly SqliteWritesTogether _writes;

    public SqlitePersonKeys(SqliteJournalOptions options)
    {
        _file = new SqliteFile(options.PersonsFile, Math.Clamp(options.BusySeconds, 1, 3));
        _worker = new SqliteWorker("person keys", 1, _file.Writer);
        _writes = new SqliteWritesTogether(_worker);
    }

    public Task<byte[]> Open(byte[] fingerprint) => Ask(session =>
    {
        _file.Take();
        new SchemaRunner(session.Connection, SchemaEngine.Sqlite, "persons").Apply(CancellationToken.None).GetAwaiter().GetResult();
        session.Execute("INSERT INTO person_vault (id, fingerprint) VALUES (1, $0) ON CONFLICT DO NOTHING", fingerprint);
        return session.Statement("SELECT fingerprint FROM person_vault").List(row => row.GetFieldValue<byte[]>(0))[0];
    });

    public Task<StoredKey> Read(string personId, CancellationToken cancellation) => Ask(session => Read(session, personId), cancellation);

    public Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation) => Write(
        session =>
        {
            session.Execute("INSERT INTO person_key (person_id, wrapped_key) VALUES ($0, $1) ON CONFLICT DO NOTHING", personId, wrapped);
            return Read(session, personId);
        },
        cancellation);

    public Task<string> Identify(byte[] digest, string candidate, CancellationToken cancellation) => Write(
        session =>
        {
            session.Execute("INSERT INTO person_identity (digest, person_id) VALUES ($0, $1) ON CONFLICT DO NOTHING", digest, candidate);
            return Find(session, digest)!;
        },
        cancellation);

    public Task<string?> Find(byte[] digest, CancellationToken cancellation) => Ask(session => Find(session, digest), cancellation);

    public Task Erase(string personId, CancellationToken cancellation) => Ask(
        session =>
        {
            session.Execute("BEGIN IMMEDIATE");
            session.Execute(
                "INSERT INTO person_key (person_id, wrapped_key) VALUES ($0, NULL) ON CONFLICT (person_id) DO UPDATE SET wrapped_key = NULL", personId);
            session.Execute("DELETE FROM person_identity WHERE person_id = $0", personId);
            session.Execute("COMMIT");

            // The write-ahead log still holds the key; this empties it into the file, where the deleted bytes are zeroed.
            session.Statement("PRAGMA wal_checkpoint(TRUNCATE)").List(row => row.GetInt32(0));
            return true;
        },
        cancellation);

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        _file.Dispose();
    }

    private static StoredKey Read(SqliteSession session, string personId) =>
        session.Statement("SELECT wrapped_key FROM person_key WHERE person_id = $0", personId)
            .List(row => new StoredKey(true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)))
            .FirstOrDefault();

    private static string? Find(SqliteSession session, byte[] digest) =>
        session.Statement("SELECT person_id FROM person_identity WHERE digest = $0", digest).List(row => row.GetString(0)).FirstOrDefault();

    private Task<T> Ask<T>(Func<SqliteSession, T> question, CancellationToken cancellation = default) => Told(_worker.Run(question), cancellation);

    private Task<T> Write<T>(Func<SqliteSession, T> write, CancellationToken cancellation) => Told(_writes.Run(write), cancellation);

    private async Task<T> Told<T>(Task<T> answer, CancellationToken cancellation)
    {
        try
        {
            return await answer.WaitAsync(cancellation);
        }
        catch (SqliteException fault)
        {
            throw new JournalUnavailableException($"The keys of persons in '{_file.Path}' do not answer: {fault.Message}", fault);
        }
    }
}
