namespace Villages.Journal.Privacy;

/// <summary>
/// Keys of persons, in a table apart that can be deleted from: personal fields are ciphertext everywhere else. Deleting a person's key makes the fields unreadable
/// while the chain, which covers the ciphertext, still verifies. Keys are wrapped by the deployment's key.
/// </summary>
public interface IPersonVault
{
    /// <summary>Encrypts a field under the person's key (AES-256-GCM, made at first use). Text form <c>v1.&lt;base64url&gt;</c>.</summary>
    ValueTask<string> Seal(string personId, string field, string plaintext, CancellationToken cancellation = default);

    /// <summary>Decrypts; null when the person's key was erased.</summary>
    ValueTask<string?> Open(string personId, string field, string ciphertext, CancellationToken cancellation = default);

    /// <summary>The id that belongs to a national ID number: the candidate when the number is new, else the one kept first. The number is stored as a keyed digest only.</summary>
    ValueTask<string> Identify(string idNumber, string candidate, CancellationToken cancellation = default);

    /// <summary>The id that belongs to a national ID number, or null.</summary>
    ValueTask<string?> Find(string idNumber, CancellationToken cancellation = default);

    /// <summary>Deletes the person's key and digest for good.</summary>
    ValueTask Erase(string personId, CancellationToken cancellation = default);

    /// <summary>HMAC-SHA256 with the deployment's key, for body digests and seals of snapshots.</summary>
    byte[] Digest(ReadOnlySpan<byte> bytes);
}
