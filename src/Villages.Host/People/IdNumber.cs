using System.Globalization;
using Villages.Domain;

namespace Villages.Host.People;

/// <summary>National ID numbers (公民身份号码, GB 11643-1999): 17 digits and a check character over them, with the date of birth inside.</summary>
internal static class IdNumber
{
    private const string Checks = "10X98765432";

    /// <summary>Why the text is no ID number, or null. Never repeats the text.</summary>
    public static Refusal? Fault(string text)
    {
        if (text.Length != 18 || text.AsSpan(0, 17).ContainsAnyExceptInRange('0', '9'))
        {
            return Wrong("身份证号应为 18 位。", "An ID number has 17 digits and a check character.");
        }

        var (sum, weight) = (0, 1);
        for (var i = 16; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (text[i] - '0') * weight;
        }

        if (Checks[sum % 11] != text[17])
        {
            return Wrong("身份证号校验码不符。", "The check character of the ID number does not fit.");
        }

        return DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? null
            : Wrong("身份证号中的出生日期无效。", "The date of birth in the ID number does not exist.");
    }

    private static Refusal Wrong(string chinese, string english) =>
        new("people.id-number-invalid", RefusalKind.Invalid, new(chinese, english), "$.idNumber");
}
