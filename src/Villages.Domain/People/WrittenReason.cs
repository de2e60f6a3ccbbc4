namespace Villages.Domain.People;

/// <summary>Why somebody touches personal data, in words that an auditor can read.</summary>
public static class WrittenReason
{
    public static bool Fits(string reason) => reason?.Trim() is { Length: >= 4 and <= 200 };
}
