using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Hosting;
using Villages.Journal.Engines;

namespace Villages.Journal.Privacy;

/// <summary>The vault over one store. Opened at the host's start, so that a wrong deployment key is refused before anything is written.</summary>
internal sealed class PersonVault : IPersonVault, IHostedService
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly IPersonKeyStore _store;
    private readonly Lazy<Keys> _keys;
    private readonly PersonKeyCache _cache;
    private readonly OpenOnce _opening;

    public PersonVault(IPersonKeyStore store, Func<DeploymentKey> key, JournalOptions options)
    {
        _store = store;
        _keys = new Lazy<Keys>(() => new Keys(key()));
        _cache = new PersonKeyCache(options.Timing);
        _opening = new OpenOnce(Open);
    }

    public Task StartAsync(CancellationToken cancellationToken) => _opening.Open(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async ValueTask<string> Seal(string personId, string field, string plaintext, CancellationToken cancellation = default)
    {
        var key = _cache.Get(personId) ?? await MakeKey(personId, cancellation);
        return FieldCipher.ToText(FieldCipher.Seal(key, Context(personId, field), Strict.GetBytes(plaintext)));
    }

    public async ValueTask<string?> Open(string personId, string field, string ciphertext, CancellationToken cancellation = default)
    {
        var bytes = FieldCipher.FromText(ciphertext);
        var key = _cache.Get(personId) ?? await ReadKey(personId, cancellation);
        return key is null ? null : Strict.GetString(FieldCipher.Open(key, Context(personId, field), bytes));
    }

    public async ValueTask<string> Identify(string idNumber, string candidate, CancellationToken cancellation = default)
    {
        await _opening.Open(cancellation);
        return await _store.Identify(IdentityDigest(idNumber), candidate, cancellation);
    }

    public async ValueTask<string?> Find(string idNumber, CancellationToken cancellation = default)
    {
        await _opening.Open(cancellation);
        return await _store.Find(IdentityDigest(idNumber), cancellation);
    }

    public async ValueTask Erase(string personId, CancellationToken cancellation = default)
    {
        await _opening.Open(cancellation);
        await _store.Erase(personId, cancellation);
        _cache.Forget(personId);
    }

    public byte[] Digest(ReadOnlySpan<byte> bytes) => HMACSHA256.HashData(_keys.Value.Digest, bytes);

    private static string Context(string personId, string field) => $"{personId}\0{field}";

    private byte[] IdentityDigest(string idNumber) => HMACSHA256.HashData(_keys.Value.Identity, Strict.GetBytes(idNumber));

    private async Task Open()
    {
        var kept = await _store.Open(_keys.Value.Fingerprint);
        if (!CryptographicOperations.FixedTimeEquals(kept, _keys.Value.Fingerprint))
        {
            throw new JournalSchemaException(
                "The deployment's key is not the one this database was begun with. Give the first key back: without it no personal field can be read.");
        }
    }

    private async Task<byte[]> MakeKey(string personId, CancellationToken cancellation)
    {
        await _opening.Open(cancellation);
        var stored = await _store.Keep(personId, FieldCipher.Seal(_keys.Value.Wrapping, personId, RandomNumberGenerator.GetBytes(32)), cancellation);
        return stored.IsErased ? throw new PersonErasedException(personId) : Unwrap(personId, stored.Wrapped!);
    }

    private async Task<byte[]?> ReadKey(string personId, CancellationToken cancellation)
    {
        await _opening.Open(cancellation);
        var stored = await _store.Read(personId, cancellation);
        return stored.Wrapped is null ? null : Unwrap(personId, stored.Wrapped);
    }

    private byte[] Unwrap(string personId, byte[] wrapped)
    {
        var key = FieldCipher.Open(_keys.Value.Wrapping, personId, wrapped);
        _cache.Keep(personId, key);
        return key;
    }

    private sealed class Keys(DeploymentKey key)
    {
        public byte[] Wrapping { get; } = key.Derive("person keys");

        public byte[] Identity { get; } = key.Derive("identity numbers");

        public byte[] Digest { get; } = key.Derive("digests");

        public byte[] Fingerprint { get; } = key.Derive("fingerprint");
    }
}
