using Villages.Journal.Privacy;
using static Villages.Journal.PostgreSql.PostgreSqlQueries;

namespace Villages.Journal.PostgreSql;

/// <summary>Keys of persons in tables of the journal's database. Its backups hold them: keep those short, or leave these tables out of the long ones.</summary>
internal sealed class PostgreSqlPersonKeys(PostgreSqlJournalEngine engine, PostgreSqlSources sources) : IPersonKeyStore
{
    private readonly PostgreSqlQueries _queries = new(sources.Pool);

    public async Task<byte[]> Open(byte[] fingerprint)
    {
        await engine.Open();
        await _queries.Execute("INSERT INTO person_vault (id, fingerprint) VALUES (1, $1) ON CONFLICT DO NOTHING", CancellationToken.None, Value(fingerprint));
        return (await _queries.List("SELECT fingerprint FROM person_vault", row => row.GetFieldValue<byte[]>(0), CancellationToken.None))[0];
    }

    public async Task<StoredKey> Read(string personId, CancellationToken cancellation) => (await _queries.List(
        "SELECT wrapped_key FROM person_key WHERE person_id = $1",
        row => new StoredKey(true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)),
        cancellation,
        Value(personId))).FirstOrDefault();

    public async Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation)
    {
        await _queries.Execute(
            "INSERT INTO person_key (person_id, wrapped_key) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellation, Value(personId), Value(wrapped));
        return await Read(personId, cancellation);
    }

    public async Task<string> Identify(byte[] digest, string candidate, CancellationToken cancellation)
    {
        for (; ; )
        {
            if (await Find(digest, cancellation) is { } known)
            {
                return known;
            }

            await _queries.Execute(
                "INSERT INTO person_identity (digest, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING", cancellation, Value(digest), Value(candidate));
        }
    }

    public async Task<string?> Find(byte[] digest, CancellationToken cancellation) => (await _queries.List(
        "SELECT person_id FROM person_identity WHERE digest = $1", row => row.GetString(0), cancellation, Value(digest))).FirstOrDefault();

    /// <summary>One statement, so that key and digest go together.</summary>
    public Task Erase(string personId, CancellationToken cancellation) => _queries.Execute(
        """
        WITH forgotten AS (DELETE FROM person_identity WHERE person_id = $1)
        INSERT INTO person_key (person_id, wrapped_key) VALUES ($1, NULL) ON CONFLICT (person_id) DO UPDATE SET wrapped_key = NULL
        """,
        cancellation,
        Value(personId));
}
