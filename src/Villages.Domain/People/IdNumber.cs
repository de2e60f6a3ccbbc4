using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Villages.Domain.People;

/// <summary>
/// Resident identity number (公民身份号码, GB 11643): six digits of an area, eight of the birth date, three of a sequence (odd male, even female), a check character.
/// Plain text, so it never enters a command, an event or a log.
/// </summary>
public readonly record struct IdNumber : IParsable<IdNumber>
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private IdNumber(string value) => Value = value;

    public string Value { get; }

    public DateOnly BirthDate => DateOnly.ParseExact(Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);

    public Sex Sex => (Value[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    public static IdNumber Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var number) ? number : throw new FormatException("Not a resident identity number: 17 digits, a real birth date and a matching check character.");

    /// <summary>Accepts a lower-case <c>x</c> as check character. Fifteen-digit numbers of the first generation are not valid any more.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out IdNumber result)
    {
        result = default;
        if (s is not { Length: 18 } || s.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9') || s[0] == '0'
            || !DateOnly.TryParseExact(s.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth) || birth.Year < 1850
            || char.ToUpperInvariant(s[17]) != CheckCharacter(s.AsSpan(0, 17)))
        {
            return false;
        }

        result = new IdNumber(s.ToUpperInvariant());
        return true;
    }

    /// <summary>ISO 7064 MOD 11-2 over the first 17 digits.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return "10X98765432"[sum % 11];
    }

    /// <summary>Masked; the number itself is <see cref="Value"/>.</summary>
    public override string ToString() => PersonalMask.IdNumber(Value);
}
