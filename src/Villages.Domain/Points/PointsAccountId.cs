using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Villages.Domain.Points;

/// <summary>A Party member's account of points (积分台账) of one year: <c>&lt;person id&gt;-&lt;year&gt;</c>.</summary>
[GenerateSerializer, Immutable, Alias("points.account-id")]
public readonly record struct PointsAccountId([property: Id(0)] PersonId Person, [property: Id(1)] int Year) : IParsable<PointsAccountId>
{
    public StreamKey Stream => StreamKey.Of("points", ToString());

    public static PointsAccountId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the id of an account of points.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PointsAccountId result)
    {
        result = default;
        if (s is not { Length: 32 } || s[27] != '-' || !PersonId.TryParse(s[..27], provider, out var person)
            || !int.TryParse(s.AsSpan(28), NumberStyles.None, null, out var year) || year is < 1900 or > 2199)
        {
            return false;
        }

        result = new PointsAccountId(person, year);
        return true;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Person}-{Year:0000}");
}
