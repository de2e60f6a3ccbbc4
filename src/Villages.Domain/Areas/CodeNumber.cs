using System.Globalization;

namespace Villages.Domain.Areas;

/// <summary>An area code in eight bytes: its digits padded to twelve, times 16, plus their number. Sorts as the code's text does.</summary>
internal static class CodeNumber
{
    public static long Of(AreaCode code) => (long.Parse(code.Value, NumberStyles.None, CultureInfo.InvariantCulture) * Scale(code.Value.Length) * 16) + code.Value.Length;

    public static int Digits(long number) => (int)(number & 15);

    public static AreaCode ToCode(long number)
    {
        var digits = Digits(number);
        return AreaCode.Parse(((number >> 4) / Scale(digits)).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));
    }

    /// <summary>The number of the code's first digits; a shorter code is its own ancestor.</summary>
    public static long Ancestor(long number, int digits)
    {
        var length = Math.Min(digits, Digits(number));
        return ((number >> 4) / Scale(length) * Scale(length) * 16) + length;
    }

    /// <summary>Half-open range of an area and everything below it.</summary>
    public static (long First, long End) Subtree(AreaCode area) => area == AreaCode.Nation ? (0, long.MaxValue) : Subtree(Of(area));

    public static (long First, long End) Subtree(long number) => (number, ((number >> 4) + Scale(Digits(number))) * 16);

    private static long Scale(int digits) => digits switch
    {
        2 => 10_000_000_000,
        4 => 100_000_000,
        6 => 1_000_000,
        9 => 1_000,
        _ => 1,
    };
}
