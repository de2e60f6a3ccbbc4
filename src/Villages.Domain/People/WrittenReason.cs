namespace Villages.Domain.People;

/// <summary>Why somebody touches personal data, in words that an auditor can read: 4 to 200 characters, blanks around them counted, none of them a control character.</summary>
public static class WrittenReason
{
    private const int Shortest = 4;
    private const int Longest = 200;

    public static bool Fits(string? reason) => reason is { Length: <= Longest } && reason.Trim().Length >= Shortest && IsPlain(reason);

    /// <summary>Without control characters, which no list can show and not every database keeps.</summary>
    public static bool IsPlain(string text) => !text.Any(char.IsControl);
}
