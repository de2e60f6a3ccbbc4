using Villages.Domain.People;

namespace Villages.Domain.Rulebooks;

/// <summary>What people write about rules: 4 to 1000 characters, blanks around them not counted; lines may be broken, no other control character stands there, nor anybody's number.</summary>
public static class WrittenRemark
{
    public const int Shortest = 4;
    public const int Longest = 1000;

    /// <param name="path">JSON path of the text.</param>
    public static Refusal? Judge(string? text, string path) =>
        text is not { Length: <= Longest } || text.Trim().Length < Shortest || !WrittenReason.IsPlain(Kept(text).Replace("\n", "", StringComparison.Ordinal))
            ? RulebookRefusals.TextLength(path)
        : PersonalNumbers.In(text) ? ErasureRefusals.PersonalText(path)
        : null;

    /// <summary>The text as it is kept: trimmed, lines ended by a line feed.</summary>
    public static string Kept(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.ReplaceLineEndings("\n").Trim();
    }
}
