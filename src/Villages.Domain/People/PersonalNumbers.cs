namespace Villages.Domain.People;

/// <summary>Tells whether a text written for others holds what looks like an ID number, an account or a mobile phone: such a text is neither kept nor repeated.</summary>
public static class PersonalNumbers
{
    private const int MobileLength = 11;
    private const int IdentityLength = 15;

    /// <summary>Dashes between digits are looked through, blanks are not: two dates stand side by side more often than a number is written with blanks.</summary>
    public static bool In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (run, mobile) = (0, false);
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsDigit(character))
            {
                mobile = run == 0 ? character is '1' or '１' : run == 1 ? mobile && char.GetNumericValue(character) >= 3 : mobile;
                if (++run == IdentityLength)
                {
                    return true;
                }
            }
            else if (run == 0 || character is not ('-' or '－'))
            {
                if (mobile && run == MobileLength)
                {
                    return true;
                }

                (run, mobile) = (0, false);
            }
        }

        return mobile && run == MobileLength;
    }
}
