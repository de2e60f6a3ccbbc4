using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Villages.Domain;

/// <summary>A year <c>2022</c>, quarter <c>2022-Q3</c> or month <c>2022-03</c> of business dates in Asia/Shanghai.</summary>
[GenerateSerializer, Immutable, Alias("villages.period")]
public readonly record struct Period : IParsable<Period>, IComparable<Period>
{
    private const int Earliest = 1900;
    private const int Latest = 2199;

    // Written with every reading, score and star.
    private static readonly string[] Years = [.. Enumerable.Range(Earliest, Latest - Earliest + 1).Select(year => year.ToString("0000", CultureInfo.InvariantCulture))];

    private Period(DateOnly first, int months) => (FirstDay, Months) = (first, months);

    [Id(0)]
    public DateOnly FirstDay { get; }

    /// <summary>12, 3 or 1.</summary>
    [Id(1)]
    public int Months { get; }

    public DateOnly LastDay => FirstDay.AddMonths(Months).AddDays(-1);

    public Period Next => new(FirstDay.AddMonths(Months), Months);

    public Period Previous => new(FirstDay.AddMonths(-Months), Months);

    public static Period OfYear(int year) => new(new DateOnly(year, 1, 1), 12);

    /// <summary>The period of that length (12, 3 or 1 months) which contains the date.</summary>
    public static Period Containing(DateOnly date, int months) =>
        new(new DateOnly(date.Year, (date.Month - 1) / months * months + 1, 1), months);

    public bool Contains(DateOnly date) => date >= FirstDay && date <= LastDay;

    public static Period Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var period) ? period : throw new FormatException($"'{s}' is not a period such as 2022, 2022-Q3 or 2022-03.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Period result)
    {
        result = default;
        if (s is not { Length: 4 or 7 } || !int.TryParse(s.AsSpan(0, 4), NumberStyles.None, null, out var year) || year is < Earliest or > Latest)
        {
            return false;
        }

        if (s.Length == 4)
        {
            result = OfYear(year);
            return true;
        }

        if (s[4] == '-' && s[5] == 'Q' && s[6] is >= '1' and <= '4')
        {
            result = new Period(new DateOnly(year, (s[6] - '1') * 3 + 1, 1), 3);
            return true;
        }

        if (s[4] == '-' && int.TryParse(s.AsSpan(5), NumberStyles.None, null, out var month) && month is >= 1 and <= 12)
        {
            result = new Period(new DateOnly(year, month, 1), 1);
            return true;
        }

        return false;
    }

    public int CompareTo(Period other) => FirstDay.CompareTo(other.FirstDay) is not 0 and var order ? order : Months.CompareTo(other.Months);

    public override string ToString() => Months switch
    {
        12 when FirstDay.Year is >= Earliest and <= Latest => Years[FirstDay.Year - Earliest],
        12 => FirstDay.Year.ToString("0000", CultureInfo.InvariantCulture),
        3 => string.Create(CultureInfo.InvariantCulture, $"{FirstDay.Year:0000}-Q{(FirstDay.Month + 2) / 3}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{FirstDay.Year:0000}-{FirstDay.Month:00}"),
    };

    public static bool operator <(Period left, Period right) => left.CompareTo(right) < 0;

    public static bool operator >(Period left, Period right) => left.CompareTo(right) > 0;

    public static bool operator <=(Period left, Period right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Period left, Period right) => left.CompareTo(right) >= 0;
}
