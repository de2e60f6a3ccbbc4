namespace Villages.Journal.Privacy;

/// <summary>The deletable tables behind the vault.</summary>
internal interface IPersonKeyStore
{
    /// <summary>Opens the tables and keeps the fingerprint given first.</summary>
    /// <returns>The fingerprint kept.</returns>
    Task<byte[]> Open(byte[] fingerprint);

    Task<StoredKey> Read(string personId, CancellationToken cancellation);

    /// <summary>Keeps the key unless the person has one or was erased.</summary>
    /// <returns>What is kept.</returns>
    Task<StoredKey> Keep(string personId, byte[] wrapped, CancellationToken cancellation);

    /// <returns>The id kept for the digest: the candidate, or the one before it.</returns>
    Task<string> Identify(byte[] digest, string candidate, CancellationToken cancellation);

    Task<string?> Find(byte[] digest, CancellationToken cancellation);

    Task Erase(string personId, CancellationToken cancellation);
}

/// <param name="Known">The person has a row.</param>
/// <param name="Wrapped">Null when there is no row, or when the key was erased.</param>
internal readonly record struct StoredKey(bool Known, byte[]? Wrapped)
{
    public bool IsErased => Known && Wrapped is null;
}
