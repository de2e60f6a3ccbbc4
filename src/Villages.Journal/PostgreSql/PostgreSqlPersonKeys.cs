using Npgsql;
using Villages.Journal.Privacy;
using Villages.Journal.Reading;
using static Villages.Journal.PostgreSql.PostgreSqlQueries;

namespace Villages.Journal.PostgreSql;

/// <summary>
/// Keys of persons in tables of the journal's database. Its backups hold them: keep those short, or leave these tables out of the long ones. New persons who are waiting
/// at the same time share a statement, and so its wait for the disk; all statements take keys in one order, so that no two wait for each other.
/// </summary>
internal sealed class PostgreSqlPersonKeys : IPersonKeyStore, IAsyncDisposable
{
    private readonly PostgreSqlJournalEngine _engine;
    private readonly PostgreSqlQueries _queries;
    private readonly Gatherer<NewKey, StoredKey> _keys;
    private readonly Gatherer<NewIdentity, string> _identities;

    public PostgreSqlPersonKeys(PostgreSqlJournalEngine engine, PostgreSqlSources sources, JournalOptions options)
    {
        (_engine, _queries) = (engine, new PostgreSqlQueries(sources.Pool));
        _keys = new(Keep, options);
        _identities = new(Identify, options);
    }

    public async Task<byte[]> Open(byte[] fingerprint)
    {
        await _engine.Open();
        await _queries.Execute("INSERT INTO person_vault (id, fingerprint) VALUES (1, $1) ON CONFLICT DO NOTHING", CancellationToken.None, Value(fingerprint));
        return (await _queries.List("SELECT fingerprint FROM person_vault", row => row.GetFieldValue<byte[]>(0), CancellationToken.None))[0];
    }

    public async Task<StoredKey> Read(string personId, CancellationToken cancellation) => (await _queries.List(
        "SELECT wrapped_key FROM person_key WHERE person_id = $1",
        row => new StoredKey(true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)),
        cancellation,
        Value(personId))).FirstOrDefault();

    public Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation) => _keys.Ask(new(personId, wrapped), cancellation);

    public Task<string> Identify(byte[] digest, string candidate, CancellationToken cancellation) => _identities.Ask(new(digest, candidate), cancellation);

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

    public async ValueTask DisposeAsync()
    {
        await _keys.DisposeAsync();
        await _identities.DisposeAsync();
    }

    private async Task<StoredKey[]> Keep(IReadOnlyList<NewKey> asked, CancellationToken cancellation)
    {
        var sorted = asked.OrderBy(key => key.Person, StringComparer.Ordinal).ToArray();
        var kept = await _queries.List(
            "INSERT INTO person_key (person_id, wrapped_key) SELECT * FROM unnest($1::text[], $2::bytea[]) ON CONFLICT DO NOTHING RETURNING person_id, wrapped_key",
            Key, cancellation, Value(sorted.Select(key => key.Person).ToArray()), Value(sorted.Select(key => key.Wrapped).ToArray()));
        var known = kept.ToDictionary(StringComparer.Ordinal);
        var before = sorted.Select(key => key.Person).Where(person => !known.ContainsKey(person)).Distinct().ToArray();
        if (before.Length > 0)
        {
            var found = await _queries.List("SELECT person_id, wrapped_key FROM person_key WHERE person_id = ANY($1)", Key, cancellation, Value(before));
            found.ForEach(key => known.Add(key.Key, key.Value));
        }

        return [.. asked.Select(key => known[key.Person])];
    }

    private async Task<string[]> Identify(IReadOnlyList<NewIdentity> asked, CancellationToken cancellation)
    {
        var open = asked.ToLookup(identity => Convert.ToHexString(identity.Digest), StringComparer.Ordinal);
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (known.Count < open.Count)
        {
            // One that was erased between both statements is kept anew.
            var missing = open.Where(identity => !known.ContainsKey(identity.Key)).OrderBy(identity => identity.Key, StringComparer.Ordinal).Select(identity => identity.First()).ToArray();
            Add(await _queries.List(
                "INSERT INTO person_identity (digest, person_id) SELECT * FROM unnest($1::bytea[], $2::text[]) ON CONFLICT DO NOTHING RETURNING digest, person_id",
                Identity, cancellation, Value(missing.Select(identity => identity.Digest).ToArray()), Value(missing.Select(identity => identity.Candidate).ToArray())));
            if (known.Count < open.Count)
            {
                Add(await _queries.List("SELECT digest, person_id FROM person_identity WHERE digest = ANY($1)", Identity, cancellation, Value(missing.Select(identity => identity.Digest).ToArray())));
            }
        }

        return [.. asked.Select(identity => known[Convert.ToHexString(identity.Digest)])];

        void Add(List<KeyValuePair<string, string>> found) => found.ForEach(identity => known[identity.Key] = identity.Value);
    }

    private static KeyValuePair<string, StoredKey> Key(NpgsqlDataReader row) =>
        new(row.GetString(0), new StoredKey(true, row.IsDBNull(1) ? null : row.GetFieldValue<byte[]>(1)));

    private static KeyValuePair<string, string> Identity(NpgsqlDataReader row) => new(Convert.ToHexString(row.GetFieldValue<byte[]>(0)), row.GetString(1));

    private readonly record struct NewKey(string Person, byte[] Wrapped);

    private readonly record struct NewIdentity(byte[] Digest, string Candidate);
}
