namespace Villages.Journal.Writing;

/// <summary>Why a commit can never be stored on any engine, found before it is queued.</summary>
internal static class CommitFault
{
    public const int MaximumData = 1024 * 1024;

    /// <summary>A sentence, or null when nothing is wrong.</summary>
    public static string? Of(Commit commit) =>
        commit.Stream.Fault
        ?? (commit.Number < 1 ? $"A commit's number starts at 1; this one is {commit.Number}." : null)
        ?? (commit.Data.Length > MaximumData ? $"A commit holds at most {MaximumData} bytes; this one has {commit.Data.Length}." : null)
        ?? Text("kind", commit.Kind, 1, 60)
        ?? Text("actor", commit.Actor, 0, 120)
        ?? Text("area", commit.Area, 0, 12)
        ?? Digest("body hash", commit.BodyHash)
        ?? Digest("hash", commit.Hash)
        ?? Instant(commit.RecordedAt);

    private static string? Text(string name, string value, int least, int most) =>
        value.Length < least || value.Length > most ? $"A commit's {name} has {least} to {most} characters; this one has {value.Length}."
        : value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? $"A commit's {name} holds printable ASCII characters only."
        : null;

    private static string? Digest(string name, byte[] value) =>
        value.Length == 32 ? null : $"A commit's {name} has 32 bytes; this one has {value.Length}.";

    private static string? Instant(DateTime value) =>
        value.Kind != DateTimeKind.Utc ? "A commit's instant is UTC."
        : value.Ticks % TimeSpan.TicksPerMicrosecond != 0 ? "A commit's instant is whole microseconds."
        : null;
}
