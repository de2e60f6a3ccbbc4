namespace Villages.Domain.People;

/// <summary>Tells whether a text written for others holds what looks like an ID number, an account or a mobile phone: such a text is neither kept nor repeated.</summary>
public static class PersonalNumbers
{
    private const int MobileLength = 11;
    private const int IdentityLength = 15;

    /// <summary>What may stand before a mobile number: the country's code, as it is dialled, or a trunk's zero.</summary>
    private static readonly string[] Prefixes = ["", "0", "86", "086", "0086"];

    /// <summary>The digest of a file or a rulebook may hold any run of digits.</summary>
    private const int DigestLength = 64;

    /// <summary>Dashes between digits are looked through, blanks are not: two dates stand side by side more often than a number is written with blanks.</summary>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == DigestLength && text.All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        Span<char> run = stackalloc char[IdentityLength];
        var length = 0;
        foreach (var character in text)
        {
            if (char.IsDigit(character))
            {
                run[length++] = (char)('0' + (int)char.GetNumericValue(character));
                if (length == IdentityLength)
                {
                    return true;
                }
            }
            else if (length == 0 || character is not ('-' or '－'))
            {
                if (IsMobile(run[..length]))
                {
                    return true;
                }

                length = 0;
            }
        }

        return IsMobile(run[..length]);
    }

    private static bool IsMobile(ReadOnlySpan<char> digits)
    {
        if (digits.Length < MobileLength || digits[^MobileLength] != '1' || digits[^(MobileLength - 1)] < '3')
        {
            return false;
        }

        foreach (var prefix in Prefixes)
        {
            if (digits[..^MobileLength].SequenceEqual(prefix))
            {
                return true;
            }
        }

        return false;
    }
}
