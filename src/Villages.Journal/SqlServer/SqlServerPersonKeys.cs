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

    public Task<StoredKey[]> Read(IReadOnlyList<string> persons, CancellationToken cancellation) => OneByOne(persons, person => Read(person, cancellation));

    public Task<StoredKey[]> Keep(IReadOnlyList<NewKey> keys, CancellationToken cancellation) => OneByOne(keys, async key =>
    {
        await _queries.Execute(SqlServerPersonStatements.KeepKey, cancellation, key.PersonId, key.Wrapped);
        return await Read(key.PersonId, cancellation);
    });

    public Task<string[]> Identify(IReadOnlyList<NewIdentity> identities, CancellationToken cancellation) => OneByOne(identities, async identity =>
    {
        for (; ; )
        {
            if (await Find(identity.Digest, cancellation) is { } known)
            {
                return known;
            }

            await _queries.Execute(SqlServerPersonStatements.KeepIdentity, cancellation, identity.Digest, identity.Candidate);
        }
    });

    public async Task<string?> Find(byte[] digest, CancellationToken cancellation) =>
        (await _queries.List(SqlServerPersonStatements.ReadIdentity, row => row.GetString(0), cancellation, digest)).FirstOrDefault();

    public Task Erase(string personId, CancellationToken cancellation) => _queries.Execute(SqlServerPersonStatements.Erase, cancellation, personId);

    private static async Task<TAnswer[]> OneByOne<TQuestion, TAnswer>(IReadOnlyList<TQuestion> questions, Func<TQuestion, Task<TAnswer>> ask)
    {
        var answers = new TAnswer[questions.Count];
        for (var i = 0; i < answers.Length; i++)
        {
            answers[i] = await ask(questions[i]);
        }

        return answers;
    }

    private async Task<StoredKey> Read(string personId, CancellationToken cancellation) => (await _queries.List(
        SqlServerPersonStatements.ReadKey,
        row => new StoredKey(true, row.IsDBNull(0) ? null : row.GetFieldValue<byte[]>(0)),
        cancellation,
        personId)).FirstOrDefault();
}
