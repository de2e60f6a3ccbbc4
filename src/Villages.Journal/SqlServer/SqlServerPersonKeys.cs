using Villages.Journal.Privacy;

namespace Villages.Journal.SqlServer;

/// <summary>Keys of persons in tables of the journal's database. Its backups hold them: keep those short, or leave these tables out of the long ones.</summary>
internal sealed class SqlServerPersonKeys(SqlServerJournalEngine engine, SqlServerConnections connections) : IPersonKeyStore
{
    private readonly SqlServerQueries _queries = new(connections, engine.Open);

    public async Task<byte[]> Open(byte[] fingerprint)
    {
        await _queries.Execute(SqlServerPersonStatements.KeepFingerprint, CancellationToken.None, fingerprint);
        return (await _queries.List(SqlServerPersonStatements.ReadFingerprint, row => row.GetFieldValue<byte[]>(0), CancellationToken.None))[0];
    }

    public async Task<StoredKey> Read(string personId, CancellationToken cancellation) => (await _queries.List(
        SqlServerPersonStatements.ReadKey,
        row => new StoredKey(true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)),
        cancellation,
        personId)).FirstOrDefault();

    public async Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation)
    {
        await _queries.Execute(SqlServerPersonStatements.KeepKey, cancellation, personId, wrapped);
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

            await _queries.Execute(SqlServerPersonStatements.KeepIdentity, cancellation, digest, candidate);
        }
    }

    public async Task<string?> Find(byte[] digest, CancellationToken cancellation) =>
        (await _queries.List(SqlServerPersonStatements.ReadIdentity, row => row.GetString(0), cancellation, digest)).FirstOrDefault();

    public Task Erase(string personId, CancellationToken cancellation) => _queries.Execute(SqlServerPersonStatements.Erase, cancellation, personId);
}
