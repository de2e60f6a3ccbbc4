using Microsoft.Data.Sqlite;
using Villages.Journal.Privacy;
using Villages.Journal.Schema;

namespace Villages.Journal.Sqlite;

/// <summary>Keys of persons in a third file, so that copies of the journal hold none. What is deleted is overwritten in the file.</summary>
internal sealed class SqlitePersonKeys : IPersonKeyStore, IAsyncDisposable
{
    private readonly SqliteFile _file;
    private readonly SqliteWorker _worker;

    public SqlitePersonKeys(SqliteJournalOptions options)
    {
        _file = new SqliteFile(options.PersonsFile, Math.Clamp(options.BusySeconds, 1, 3));
        _worker = new SqliteWorker("person keys", 1, _file.Writer);
    }

    public Task<byte[]> Open(byte[] fingerprint) => Ask(session =>
    {
        _file.Take();
        new SchemaRunner(session.Connection, SchemaEngine.Sqlite, "persons").Apply(CancellationToken.None).GetAwaiter().GetResult();
        session.Execute("INSERT INTO person_vault (id, fingerprint) VALUES (1, $0) ON CONFLICT DO NOTHING", fingerprint);
        return session.Statement("SELECT fingerprint FROM person_vault").List(row => row.GetFieldValue<byte[]>(0))[0];
    });

    public Task<StoredKey[]> Read(IReadOnlyList<string> persons, CancellationToken cancellation) =>
        Ask(session => persons.Select(person => Read(session, person)).ToArray(), cancellation);

    public Task<StoredKey[]> Keep(IReadOnlyList<NewKey> keys, CancellationToken cancellation) => Together(
        session => keys.Select(key =>
        {
            session.Execute("INSERT INTO person_key (person_id, wrapped_key) VALUES ($0, $1) ON CONFLICT DO NOTHING", key.PersonId, key.Wrapped);
            return Read(session, key.PersonId);
        }).ToArray(),
        cancellation);

    public Task<string[]> Identify(IReadOnlyList<NewIdentity> identities, CancellationToken cancellation) => Together(
        session => identities.Select(identity =>
        {
            if (Find(session, identity.Digest) is { } known)
            {
                return known;
            }

            session.Execute("INSERT INTO person_identity (digest, person_id) VALUES ($0, $1) ON CONFLICT DO NOTHING", identity.Digest, identity.Candidate);
            return Find(session, identity.Digest)!;
        }).ToArray(),
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

    /// <summary>In one transaction, which is one wait for the disk.</summary>
    private Task<T> Together<T>(Func<SqliteSession, T> work, CancellationToken cancellation) => Ask(
        session =>
        {
            session.Execute("BEGIN IMMEDIATE");
            try
            {
                var answer = work(session);
                session.Execute("COMMIT");
                return answer;
            }
            catch
            {
                Undo(session);
                throw;
            }
        },
        cancellation);

    private static void Undo(SqliteSession session)
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // It was rolled back by the fault itself.
        }
    }

    private async Task<T> Ask<T>(Func<SqliteSession, T> question, CancellationToken cancellation = default)
    {
        try
        {
            return await _worker.Run(question).WaitAsync(cancellation);
        }
        catch (SqliteException fault)
        {
            throw new JournalUnavailableException($"The keys of persons in '{_file.Path}' do not answer: {fault.Message}", fault);
        }
    }
}
