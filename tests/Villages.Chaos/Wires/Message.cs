using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Villages.Chaos.Wires;

/// <summary>A message of PostgreSQL's protocol 3, or a single letter that answers a question for encryption.</summary>
/// <param name="Kind">Zero of the packets that begin a connection.</param>
internal readonly record struct Message(char Kind, ReadOnlySequence<byte> Bytes, bool FromClient)
{
    private const int EncryptionRequest = 80877103;
    private const int GssRequest = 80877104;

    /// <summary>The server answers with ReadyForQuery.</summary>
    public bool EndsExchange => FromClient && Kind is 'S' or 'Q' or 'F';

    /// <summary>Takes the next whole message off the front; null when there is none yet.</summary>
    /// <param name="typed">False for packets before the first typed message of that direction.</param>
    public static Message? Next(ref ReadOnlySequence<byte> rest, bool typed, bool fromClient)
    {
        if (!typed && !fromClient)
        {
            return rest.IsEmpty ? null : Take(ref rest, '\0', 1, fromClient);
        }

        Span<byte> head = stackalloc byte[5];
        var start = typed ? 1 : 0;
        if (rest.Length < start + 4)
        {
            return null;
        }

        rest.Slice(0, start + 4).CopyTo(head);
        var length = start + BinaryPrimitives.ReadInt32BigEndian(head[start..]);
        return rest.Length < length ? null : Take(ref rest, typed ? (char)head[0] : '\0', length, fromClient);
    }

    /// <summary>False for a question whether the server encrypts, which is answered by a single letter.</summary>
    public bool IsStartup(ReadOnlySequence<byte> bytes)
    {
        Span<byte> head = stackalloc byte[8];
        bytes.Slice(0, 8).CopyTo(head);
        return BinaryPrimitives.ReadInt32BigEndian(head[4..]) is not (EncryptionRequest or GssRequest);
    }

    /// <summary>The first two texts of a Parse or Bind message.</summary>
    public static (string First, string Second) TwoTexts(ReadOnlySequence<byte> message)
    {
        var reader = new SequenceReader<byte>(message.Slice(5));
        return reader.TryReadTo(out ReadOnlySequence<byte> first, 0) && reader.TryReadTo(out ReadOnlySequence<byte> second, 0)
            ? (Encoding.UTF8.GetString(first), Encoding.UTF8.GetString(second))
            : ("", "");
    }

    private static Message Take(ref ReadOnlySequence<byte> rest, char kind, int length, bool fromClient)
    {
        var message = new Message(kind, rest.Slice(0, length), fromClient);
        rest = rest.Slice(length);
        return message;
    }
}
