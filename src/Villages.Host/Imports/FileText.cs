using System.Text;
using System.Text.Unicode;
using Villages.Domain;

namespace Villages.Host.Imports;

/// <summary>Turns the bytes of a file into text: UTF-8 with or without byte-order mark, or GB18030, whichever fits without a single undecodable byte.</summary>
public static class FileText
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>The whole file, or a refusal as soon as it is too large.</summary>
    public static async Task<Outcome<byte[]>> Read(Stream content, ImportLimits limits, CancellationToken cancellation = default)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > limits.Bytes)
            {
                return ImportRefusals.TooLarge(limits.Bytes);
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    public static Outcome<string> Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            bytes = bytes[3..];
            return Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Undecodable("UTF-8", bytes, InUtf8(bytes).First, 3);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return ImportRefusals.Utf16;
        }

        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        // GB18030 gives a meaning to nearly any bytes: a damaged UTF-8 file would become nonsense instead of a refusal.
        var (first, good, bad) = InUtf8(bytes);
        if (good > bad)
        {
            return Undecodable("UTF-8", bytes, first, 0);
        }

        try
        {
            return Gb18030.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            return Undecodable("GB18030", bytes, Find(bytes, e.BytesUnknown), 0);
        }
    }

    /// <summary>First undecodable byte, and how many sequences of three or four bytes are right and how many are wrong.</summary>
    private static (int First, int Good, int Bad) InUtf8(ReadOnlySpan<byte> bytes)
    {
        var (first, good, bad) = (-1, 0, 0);
        for (var at = 0; at < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var length);
            if (status != System.Buffers.OperationStatus.Done)
            {
                first = first < 0 ? at : first;
                bad++;
            }
            else if (length >= 3)
            {
                good++;
            }

            at += length;
        }

        return (first, good, bad);
    }

    /// <summary>Place of the first sequence that GB18030 cannot read.</summary>
    private static int Find(ReadOnlySpan<byte> bytes, byte[]? unknown)
    {
        for (var at = 0; at < bytes.Length;)
        {
            var length = bytes[at] < 0x80 ? 1 : at + 1 < bytes.Length && bytes[at + 1] is >= 0x30 and <= 0x39 ? 4 : 2;
            var sequence = bytes.Slice(at, Math.Min(length, bytes.Length - at));
            if (length > 1 && !Reads(sequence))
            {
                return at;
            }

            at += length;
        }

        return unknown is null ? 0 : Math.Max(0, bytes.IndexOf(unknown));
    }

    private static bool Reads(ReadOnlySpan<byte> sequence)
    {
        try
        {
            return Gb18030.GetCharCount(sequence) > 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static Refusal Undecodable(string encoding, ReadOnlySpan<byte> bytes, int at, int offset) =>
        ImportRefusals.Undecodable(encoding, bytes[..at].Count((byte)'\n') + 1, at + offset);
}
