using System.Globalization;
using System.Text;
using Villages.Domain.People;

namespace Villages.Host.Imports;

/// <summary>What a text for people must not hold: characters nobody sees, beginnings a spreadsheet would run, and numbers that tell who somebody is.</summary>
internal static class TextFaults
{
    /// <returns>Code and texts of the fault, or null.</returns>
    public static (string Code, string Chinese, string English)? Of(string text, int maximum)
    {
        if (text.Length > maximum)
        {
            return ("too-long", $"超过 {maximum} 个字符。", $"Longer than {maximum} characters.");
        }

        if (text[0] is '=' or '+' or '-' or '@')
        {
            return ("formula", $"不能以“{text[0]}”开头：表格软件会当作公式执行。", $"Must not begin with \"{text[0]}\": a spreadsheet would run it as a formula.");
        }

        if (PersonalNumbers.In(text))
        {
            return ("personal-text", "此列不得填写身份证号或电话号码。", "No ID number or phone number may stand in this column.");
        }

        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD || IsUnseen(rune))
            {
                return ("invisible-character", $"含不可见或无效字符 U+{rune.Value:X4}。", $"Holds the invisible or invalid character U+{rune.Value:X4}.");
            }
        }

        return null;
    }

    /// <summary>Controls, zero-width and direction marks, lone surrogates (read as U+FFFD), line breaks. Private use stays: two villages of the national register are written with it.</summary>
    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;
}
