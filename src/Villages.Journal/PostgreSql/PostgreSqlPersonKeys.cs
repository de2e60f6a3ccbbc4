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

    public async Task<StoredKey[]> Read(IReadOnlyList<string> persons, CancellationToken cancellation) =>
    [
        .. await _queries.List(
            """
            SELECT k.person_id IS NOT NULL, k.wrapped_key
            FROM unnest($1) WITH ORDINALITY AS asked (person_id, place) LEFT JOIN person_key k USING (person_id) ORDER BY place
            """,
            row => new StoredKey(row.GetBoolean(0), row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)),
            cancellation,
            Value(persons.ToArray())),
    ];

    /// <summary>In order of the person, so that two hosts never wait for each other.</summary>
    public async Task<StoredKey[]> Keep(IReadOnlyList<NewKey> keys, CancellationToken cancellation)
    {
        string[] persons = [.. keys.Select(key => key.PersonId)];
        await _queries.Execute(
            """
            INSERT INTO person_key (person_id, wrapped_key)
            SELECT DISTINCT ON (person_id) person_id, wrapped_key FROM unnest($1, $2) AS made (person_id, wrapped_key) ORDER BY person_id
            ON CONFLICT DO NOTHING
            """,
            cancellation,
            Value(persons),
            Value(keys.Select(key => key.Wrapped).ToArray()));
        return await Read(persons, cancellation);
    }

    public async Task<string[]> Identify(IReadOnlyList<NewIdentity> identities, CancellationToken cancellation)
    {
        byte[][] digests = [.. identities.Select(identity => identity.Digest)];
        string[] candidates = [.. identities.Select(identity => identity.Candidate)];
        for (; ; )
        {
            var known = await _queries.List(
                "SELECT person_id FROM unnest($1) WITH ORDINALITY AS asked (digest, place) LEFT JOIN person_identity USING (digest) ORDER BY place",
                row => row.IsDBNull(0) ? null : row.GetString(0),
                cancellation,
                Value(digests));
            if (!known.Contains(null))
            {
                return [.. known.Select(person => person!)];
            }

            await _queries.Execute(
                """
                INSERT INTO person_identity (digest, person_id)
                SELECT DISTINCT ON (digest) digest, person_id FROM unnest($1, $2) AS made (digest, person_id) ORDER BY digest
                ON CONFLICT DO NOTHING
                """,
                cancellation,
                Value(digests),
                Value(candidates));
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
