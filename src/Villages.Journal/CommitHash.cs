using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Journal;

/// <summary>The link of a stream's hash chain.</summary>
public static class CommitHash
{
    /// <summary>What stands before the first commit of a stream.</summary>
    public static readonly byte[] Genesis = new byte[32];

    /// <summary>SHA-256 over the previous hash and every stored field but batch and ordinal, each field with its length.</summary>
    public static byte[] Of(Commit commit, ReadOnlySpan<byte> previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> number = stackalloc byte[8];
        hash.AppendData(previous);
        Append(hash, number, commit.Stream.Home);
        Append(hash, number, commit.Stream.Key);
        Append(hash, number, commit.Number);
        Append(hash, number, commit.CommandId.ToByteArray(bigEndian: true));
        Append(hash, number, commit.BodyHash);
        Append(hash, number, commit.Kind);
        Append(hash, number, commit.Data);
        Append(hash, number, commit.Actor);
        Append(hash, number, commit.Area);
        Append(hash, number, commit.EffectiveOn.DayNumber);
        Append(hash, number, commit.RecordedAt.Ticks);
        return hash.GetHashAndReset();
    }

    private static void Append(IncrementalHash hash, Span<byte> scratch, long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(scratch, value);
        hash.AppendData(scratch);
    }

    private static void Append(IncrementalHash hash, Span<byte> scratch, ReadOnlySpan<byte> bytes)
    {
        BinaryPrimitives.WriteInt64BigEndian(scratch, bytes.Length);
        hash.AppendData(scratch);
        hash.AppendData(bytes);
    }

    private static void Append(IncrementalHash hash, Span<byte> scratch, string text) =>
        Append(hash, scratch, Encoding.UTF8.GetBytes(text));
}
