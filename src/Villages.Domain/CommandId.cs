using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Domain;

/// <summary>Id of a command, always derived and never random: the same intent has the same id, so a repeat is recognised for ever.</summary>
[GenerateSerializer, Immutable, Alias("villages.command-id")]
public readonly record struct CommandId([property: Id(0)] Guid Value) : IParsable<CommandId>
{
    private static readonly Guid Namespace = new("5a1f7c9e-0d0b-4e63-9a55-8f1f6a4c2b11");

    /// <summary>UUID version 5 over the parts, each with its length, so that no two lists of parts share an id.</summary>
    public static CommandId Derive(params ReadOnlySpan<string> parts)
    {
        var size = 16;
        foreach (var part in parts)
        {
            size += 4 + Encoding.UTF8.GetByteCount(part);
        }

        var bytes = size <= 1024 ? stackalloc byte[size] : new byte[size];
        Namespace.TryWriteBytes(bytes, bigEndian: true, out var at);
        foreach (var part in parts)
        {
            var length = Encoding.UTF8.GetBytes(part, bytes[(at + 4)..]);
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes[at..], length);
            at += 4 + length;
        }

        Span<byte> digest = stackalloc byte[20];
        CryptographicOperations.HashData(HashAlgorithmName.SHA1, bytes, digest);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new CommandId(new Guid(digest[..16], bigEndian: true));
    }

    public static CommandId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of a command.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CommandId result)
    {
        var valid = Guid.TryParseExact(s, "D", out var value);
        result = new CommandId(value);
        return valid;
    }

    public override string ToString() => Value.ToString("D");
}
