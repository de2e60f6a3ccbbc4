namespace Villages.Journal.Privacy;

/// <summary>The deletable tables behind the vault. Lists may name somebody twice; answers come in the order of the questions.</summary>
internal interface IPersonKeyStore
{
    /// <summary>Opens the tables and keeps the fingerprint given first.</summary>
    /// <returns>The fingerprint kept.</returns>
    Task<byte[]> Open(byte[] fingerprint);

    Task<StoredKey[]> Read(IReadOnlyList<string> persons, CancellationToken cancellation);

    /// <summary>Keeps each key unless the person has one or was erased.</summary>
    /// <returns>What is kept.</returns>
    Task<StoredKey[]> Keep(IReadOnlyList<NewKey> keys, CancellationToken cancellation);

    /// <returns>The id kept for each digest: the candidate, or the one before it.</returns>
    Task<string[]> Identify(IReadOnlyList<NewIdentity> identities, CancellationToken cancellation);

    Task<string?> Find(byte[] digest, CancellationToken cancellation);

    Task Erase(string personId, CancellationToken cancellation);
}

internal readonly record struct NewKey(string PersonId, byte[] Wrapped);

internal readonly record struct NewIdentity(byte[] Digest, string Candidate);

/// <param name="Known">The person has a row.</param>
/// <param name="Wrapped">Null when there is no row, or when the key was erased.</param>
internal readonly record struct StoredKey(bool Known, byte[]? Wrapped)
{
    public bool IsErased => Known && Wrapped is null;
}
