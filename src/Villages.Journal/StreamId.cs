namespace Villages.Journal;

/// <summary>A stream: its key and its home, the county (six digits as a number, 0 above) where it was born. Both never change.</summary>
/// <param name="Key">At most 120 printable ASCII characters without blanks, compared byte by byte on every engine.</param>
public readonly record struct StreamId(int Home, string Key)
{
    public const int MaximumKeyLength = 120;

    /// <summary>Says in a sentence why the key cannot be kept, or null when it can.</summary>
    public string? Fault =>
        string.IsNullOrEmpty(Key) ? "A stream key must not be empty."
        : Key.Length > MaximumKeyLength ? $"A stream key has at most {MaximumKeyLength} characters; this one has {Key.Length}."
        : Key.AsSpan().ContainsAnyExceptInRange('!', '~') ? "A stream key holds printable ASCII characters without blanks only."
        : null;
}
