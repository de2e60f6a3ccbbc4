using Villages.Journal.Reading;

namespace Villages.Journal.Privacy;

/// <summary>Persons that are asked for at the same time share a query and its commit: an import brings thousands.</summary>
internal sealed class GatheredPersonKeys(IPersonKeyStore store, JournalOptions options) : IAsyncDisposable
{
    private readonly Gatherer<string, StoredKey> _reads = new(store.Read, options);
    private readonly Gatherer<NewKey, StoredKey> _keys = new(store.Keep, options);
    private readonly Gatherer<NewIdentity, string> _identities = new(store.Identify, options);

    public Task<StoredKey> Read(string personId, CancellationToken cancellation) => _reads.Ask(personId, cancellation);

    public Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation) => _keys.Ask(new NewKey(personId, wrapped), cancellation);

    public Task<string> Identify(byte[] digest, string candidate, CancellationToken cancellation) => _identities.Ask(new NewIdentity(digest, candidate), cancellation);

    public async ValueTask DisposeAsync()
    {
        await _reads.DisposeAsync();
        await _keys.DisposeAsync();
        await _identities.DisposeAsync();
    }
}
