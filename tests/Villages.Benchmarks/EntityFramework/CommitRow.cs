using System.Text;

namespace Villages.Benchmarks.EntityFramework;

/// <summary>A row of <c>journal_commit</c>, column for column.</summary>
internal sealed class CommitRow
{
    // Numbers, dates, the two ids and the two hashes.
    private const int Fixed = 4 + 8 + 4 + 4 + 8 + (2 * 16) + (2 * 32);

    public required int Home { get; init; }
    public required string Stream { get; init; }
    public required long Number { get; init; }
    public required Guid CommandId { get; init; }
    public required Guid Batch { get; init; }
    public required int Ordinal { get; init; }
    public required DateOnly EffectiveOn { get; init; }
    public required DateTime RecordedAt { get; init; }
    public required byte[] BodyHash { get; init; }
    public required byte[] Hash { get; init; }
    public required string Kind { get; init; }
    public required string Actor { get; init; }
    public required string Area { get; init; }
    public required byte[] Data { get; init; }

    /// <summary>Bytes of its values.</summary>
    public int Size => Fixed + Data.Length + Encoding.UTF8.GetByteCount(Stream) + Encoding.UTF8.GetByteCount(Kind) + Encoding.UTF8.GetByteCount(Actor) + Area.Length;
}
