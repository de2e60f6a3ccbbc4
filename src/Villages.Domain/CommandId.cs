using System.Security.Cryptography;
using System.Text;

namespace Villages.Domain;

/// <summary>Id of a command, always derived and never random: the same intent has the same id, so a repeat is recognised for ever.</summary>
[GenerateSerializer, Immutable, Alias("villages.command-id")]
public readonly record struct CommandId([property: Id(0)] Guid Value)
{
    private static readonly Guid Namespace = new("5a1f7c9e-0d0b-4e63-9a55-8f1f6a4c2b11");

    /// <summary>UUID version 5 over the parts, each with its length, so that no two lists of parts share an id.</summary>
    public static CommandId Derive(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Namespace.ToByteArray(bigEndian: true));
        Span<byte> length = stackalloc byte[4];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        Span<byte> digest = stackalloc byte[20];
        hash.GetHashAndReset(digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new CommandId(new Guid(digest[..16], bigEndian: true));
    }

    public override string ToString() => Value.ToString("D");
}
