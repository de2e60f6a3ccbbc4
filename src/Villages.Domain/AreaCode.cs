using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>
/// Statistical code (统计用区划代码): 2, 4, 6, 9 or 12 digits for province, city, county, township and village; <c>00</c> is the nation.
/// A code used in a stream's key is the code at birth; the dated register maps (code, date) to that key.
/// </summary>
[GenerateSerializer, Immutable, Alias("areas.code")]
public readonly record struct AreaCode : IParsable<AreaCode>, IComparable<AreaCode>
{
    public static readonly AreaCode Nation = new("00");

    private AreaCode(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    /// <summary>Communities end in 001–199 and 400–499, villages in any other number (register convention).</summary>
    public AreaKind Kind => Value.Length switch
    {
        2 => Value == "00" ? AreaKind.Nation : AreaKind.Province,
        4 => AreaKind.City,
        6 => AreaKind.County,
        9 => AreaKind.Township,
        _ => int.Parse(Value.AsSpan(9), null) is (>= 1 and <= 199) or (>= 400 and <= 499) ? AreaKind.Community : AreaKind.Village,
    };

    public bool IsVillageLevel => Value.Length == 12;

    /// <summary>The enclosing area; the nation encloses itself.</summary>
    public AreaCode Parent => Value.Length switch
    {
        4 => new(Value[..2]),
        6 => new(Value[..4]),
        9 => new(Value[..6]),
        12 => new(Value[..9]),
        _ => Nation,
    };

    /// <summary>The county this code lies in, or null above county level.</summary>
    public AreaCode? County => Value.Length >= 6 ? new AreaCode(Value[..6]) : null;

    /// <summary>True for the area itself and everything below it.</summary>
    public bool Contains(AreaCode other) =>
        Value == "00" || other.Value.StartsWith(Value, StringComparison.Ordinal);

    /// <summary>Stream and grain key of the area, for example <c>village/141129100201</c>.</summary>
    public StreamKey Stream => StreamKey.Of(Kind switch
    {
        AreaKind.Nation => "nation",
        AreaKind.Province => "province",
        AreaKind.City => "city",
        AreaKind.County => "county",
        AreaKind.Township => "township",
        AreaKind.Village => "village",
        _ => "community",
    }, Value);

    public static AreaCode Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var code) ? code : throw new FormatException($"'{s}' is not an area code of 2, 4, 6, 9 or 12 digits.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AreaCode result)
    {
        result = default;
        if (s is null || s.Length is not (2 or 4 or 6 or 9 or 12) || s.AsSpan().ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        result = new AreaCode(s);
        return true;
    }

    public int CompareTo(AreaCode other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;
}
