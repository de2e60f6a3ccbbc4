using System.Buffers;
using System.Buffers.Binary;

namespace Villages.Chaos.Wires;

/// <summary>What passes on the wire when a host calls <c>journal_append</c>: the commands of a Bind, and the rows that the answer says were accepted. All arrays are in binary.</summary>
internal static class AppendCall
{
    /// <summary>Batch, home, stream and number come before them.</summary>
    private const int ParametersBefore = 4;

    private const int ArrayHead = 20;
    private const int FixedBytes = 4 + 16;

    /// <summary>The command of each row, in the order of the rows.</summary>
    public static Guid[] Commands(ReadOnlySequence<byte> bind)
    {
        var reader = new SequenceReader<byte>(bind.Slice(5));
        if (!reader.TryAdvanceTo(0) || !reader.TryAdvanceTo(0) || !reader.TryReadBigEndian(out short formats))
        {
            return [];
        }

        reader.Advance((2 * formats) + 2);
        for (var i = 0; i < ParametersBefore; i++)
        {
            Next(ref reader);
        }

        var ids = Next(ref reader);
        var commands = new Guid[Math.Max(0, ids.Length - ArrayHead) / FixedBytes];
        for (var i = 0; i < commands.Length; i++)
        {
            commands[i] = new Guid(ids.AsSpan(ArrayHead + (i * FixedBytes) + 4, 16), bigEndian: true);
        }

        return commands;
    }

    /// <summary>Places of the accepted rows: the second column of the answer's only row; null is none.</summary>
    public static HashSet<int> Accepted(ReadOnlySequence<byte> row)
    {
        var reader = new SequenceReader<byte>(row.Slice(7));
        Next(ref reader);
        var (places, accepted) = (Next(ref reader), new HashSet<int>());
        for (var at = ArrayHead + 4; at + 4 <= places.Length; at += 8)
        {
            accepted.Add(BinaryPrimitives.ReadInt32BigEndian(places.AsSpan(at)));
        }

        return accepted;
    }

    /// <summary>The next value, which stands behind its length; empty for null.</summary>
    private static byte[] Next(ref SequenceReader<byte> reader)
    {
        if (!reader.TryReadBigEndian(out int size) || size <= 0 || reader.Remaining < size)
        {
            return [];
        }

        var value = reader.UnreadSequence.Slice(0, size).ToArray();
        reader.Advance(size);
        return value;
    }
}
