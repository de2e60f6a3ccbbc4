using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Journal.Privacy;

/// <summary>
/// AES-256-GCM; the context (whose, which field) is authenticated, so a ciphertext cannot be moved to another place. The nonce is a keyed digest of context and text:
/// the same text in the same place seals alike, so that a repeated command has the same body, and says nothing about any other place.
/// </summary>
internal static class FieldCipher
{
    private const string Version = "v1.";
    private const int NonceLength = 12;
    private const int TagLength = 16;

    public static byte[] Seal(byte[] key, string context, ReadOnlySpan<byte> plaintext)
    {
        var sealedBytes = new byte[NonceLength + plaintext.Length + TagLength];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        var place = Encoding.UTF8.GetBytes(context);
        Derive(key, place, plaintext, nonce);
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(nonce, plaintext, sealedBytes.AsSpan(NonceLength, plaintext.Length), sealedBytes.AsSpan(^TagLength..), place);
        return sealedBytes;
    }

    /// <exception cref="CryptographicException">Another key, another context, or changed bytes.</exception>
    public static byte[] Open(byte[] key, string context, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceLength + TagLength)
        {
            throw new CryptographicException("The ciphertext is too short.");
        }

        var plaintext = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(
            sealedBytes[..NonceLength], sealedBytes[NonceLength..^TagLength], sealedBytes[^TagLength..], plaintext, Encoding.UTF8.GetBytes(context));
        return plaintext;
    }

    private static void Derive(byte[] key, byte[] place, ReadOnlySpan<byte> plaintext, Span<byte> nonce)
    {
        using var digest = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, HMACSHA256.HashData(key, "nonce"u8));
        digest.AppendData(BitConverter.GetBytes(place.Length));
        digest.AppendData(place);
        digest.AppendData(plaintext);
        digest.GetHashAndReset().AsSpan(0, NonceLength).CopyTo(nonce);
    }

    public static string ToText(byte[] sealedBytes) => Version + Base64Url.EncodeToString(sealedBytes);

    /// <exception cref="FormatException"/>
    public static byte[] FromText(string text) => text.StartsWith(Version, StringComparison.Ordinal)
        ? Base64Url.DecodeFromChars(text.AsSpan(Version.Length))
        : throw new FormatException("This is not a sealed field of a known version.");
}
