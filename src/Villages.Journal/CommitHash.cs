using System.Buffers;
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
        var size = previous.Length + (12 * 8) + 16 + commit.BodyHash.Length + commit.Data.Length
            + Encoding.UTF8.GetMaxByteCount(commit.Stream.Key.Length + commit.Kind.Length + commit.Actor.Length + commit.Area.Length);
        var rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var bytes = new Fields(rented);
            bytes.AddBare(previous);
            bytes.Add(commit.Stream.Home);
            bytes.Add(commit.Stream.Key);
            bytes.Add(commit.Number);
            bytes.Add(commit.CommandId);
            bytes.Add(commit.BodyHash);
            bytes.Add(commit.Kind);
            bytes.Add(commit.Data);
            bytes.Add(commit.Actor);
            bytes.Add(commit.Area);
            bytes.Add(commit.EffectiveOn.DayNumber);
            bytes.Add(commit.RecordedAt.Ticks);
            return SHA256.HashData(bytes.Written);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Fields one behind the other.</summary>
    private ref struct Fields(Span<byte> room)
    {
        private readonly Span<byte> _room = room;
        private int _length;

        public readonly ReadOnlySpan<byte> Written => _room[.._length];

        public void AddBare(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(_room[_length..]);
            _length += bytes.Length;
        }

        public void Add(long value)
        {
            BinaryPrimitives.WriteInt64BigEndian(_room[_length..], value);
            _length += 8;
        }

        public void Add(ReadOnlySpan<byte> bytes)
        {
            Add(bytes.Length);
            AddBare(bytes);
        }

        public void Add(Guid id)
        {
            Add(16);
            id.TryWriteBytes(_room[_length..], bigEndian: true, out var written);
            _length += written;
        }

        public void Add(string text)
        {
            var length = Encoding.UTF8.GetBytes(text, _room[(_length + 8)..]);
            Add(length);
            _length += length;
        }
    }
}
