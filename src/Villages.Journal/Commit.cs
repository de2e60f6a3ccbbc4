namespace Villages.Journal;

/// <summary>One row of the journal: all the events of one command on one stream.</summary>
public sealed record Commit
{
    /// <summary>Room for ordinals within a batch number: position = batch × 4096 + ordinal.</summary>
    public const int PositionsPerBatch = 4096;

    public required StreamId Stream { get; init; }

    /// <summary>Number within the stream, 1, 2, 3 … without gaps.</summary>
    public required long Number { get; init; }

    public required Guid CommandId { get; init; }

    /// <summary>32 bytes: keyed digest of the command's body, so that the same id with another body is refused.</summary>
    public required byte[] BodyHash { get; init; }

    /// <summary>Name of the command, ASCII, at most 60 characters.</summary>
    public required string Kind { get; init; }

    /// <summary>The events, strict UTF-8 JSON kept as bytes, at most 1 MiB.</summary>
    public required byte[] Data { get; init; }

    /// <summary>Who asked, ASCII, at most 120 characters.</summary>
    public required string Actor { get; init; }

    /// <summary>Code of the area the commit concerns, for filtering; at most 12 characters.</summary>
    public required string Area { get; init; }

    /// <summary>Date of the deed.</summary>
    public required DateOnly EffectiveOn { get; init; }

    /// <summary>UTC, whole microseconds.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>SHA-256 over the previous commit's hash and every stored byte but batch and ordinal.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What <see cref="Data"/> says, in the process that wrote it: followers there need not read the bytes again. Neither stored nor hashed, null anywhere else.</summary>
    public object? Said { get; init; }

    public long Batch { get; init; }

    public int Ordinal { get; init; }

    public long Position => (Batch * PositionsPerBatch) + Ordinal;
}
