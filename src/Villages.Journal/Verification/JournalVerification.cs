namespace Villages.Journal.Verification;

/// <summary>What a walk over the whole journal found.</summary>
/// <param name="FirstBroken">The first commit, in the order of home, stream and number, that does not follow from the one before; null when the journal is sound.</param>
public sealed record JournalVerification(long Streams, long Commits, long Batches, BrokenCommit? FirstBroken)
{
    public bool IsSound => FirstBroken is null;
}

/// <param name="Stream">Null when a batch is broken rather than a stream.</param>
/// <param name="Number">Number of the commit within the stream, or of the batch.</param>
/// <param name="What">What is wrong, in a sentence.</param>
public sealed record BrokenCommit(StreamId? Stream, long Number, string What)
{
    public BrokenPart Part { get; init; } = BrokenPart.Chain;

    public override string ToString() => Stream is { } stream ? $"{stream.Key} (home {stream.Home}), commit {Number}: {What}" : $"batch {Number}: {What}";
}

public enum BrokenPart
{
    /// <summary>Numbers or hashes of a stream.</summary>
    Chain,

    /// <summary>A batch, or a commit that is in none.</summary>
    Feed,

    /// <summary>A command that left a second commit on its stream.</summary>
    Command,
}

/// <summary>How far a walk has come.</summary>
public readonly record struct VerificationProgress(long Streams, long Commits, long Batches);
