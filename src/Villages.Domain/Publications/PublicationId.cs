using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using Villages.Domain.Boards;

namespace Villages.Domain.Publications;

/// <summary>
/// Id of a notice (公示): <c>&lt;area&gt;-&lt;kind&gt;-&lt;period&gt;-&lt;round&gt;</c>, for example <c>141129100-stars-2025-1</c> or <c>141129100201-points-entries-2026-03-1</c>.
/// The area is a county or lies in one; the round counts the notices of one matter from 1, corrections among them, and is at most 9999. Ordered by its four parts.
/// </summary>
[GenerateSerializer, Immutable, Alias("publications.publication-id")]
public readonly partial record struct PublicationId : IParsable<PublicationId>, IComparable<PublicationId>
{
    public PublicationId(AreaCode area, string kind, Period period, int round) => (Area, Kind, Period, Round) = (area, kind, period, round);

    [Id(0)]
    public AreaCode Area { get; }

    /// <summary>Code of a board's kind: lower-case words joined by hyphens.</summary>
    [Id(1)]
    public string Kind { get; }

    [Id(2)]
    public Period Period { get; }

    [Id(3)]
    public int Round { get; }

    public StreamKey Stream => StreamKey.Of("publication", ToString());

    /// <summary>Stream of the board that the notice hangs on: its county's.</summary>
    public StreamKey Board => BoardState.StreamOf(Area.County ?? throw new FormatException($"'{this}' lies in no county."));

    /// <summary>True for a later notice of the same matter; only such a one corrects another.</summary>
    public bool Follows(PublicationId other) => (Area, Kind, Period) == (other.Area, other.Kind, other.Period) && Round > other.Round;

    public static PublicationId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a publication id such as 141129100-stars-2025-1.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PublicationId result)
    {
        result = default;
        if (s is null || Pattern().Match(s) is not { Success: true } match
            || !AreaCode.TryParse(match.Groups[1].Value, null, out var area) || !Period.TryParse(match.Groups[3].Value, null, out var period))
        {
            return false;
        }

        result = new PublicationId(area, match.Groups[2].Value, period, int.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture));
        return true;
    }

    public static bool IsKind(string? text) => text is not null && KindPattern().IsMatch(text);

    public int CompareTo(PublicationId other) =>
        Area.CompareTo(other.Area) is not 0 and var byArea ? byArea
        : string.CompareOrdinal(Kind, other.Kind) is not 0 and var byKind ? byKind
        : Period.CompareTo(other.Period) is not 0 and var byPeriod ? byPeriod
        : Round.CompareTo(other.Round);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Area}-{Kind}-{Period}-{Round}");

    public static bool operator <(PublicationId left, PublicationId right) => left.CompareTo(right) < 0;

    public static bool operator >(PublicationId left, PublicationId right) => left.CompareTo(right) > 0;

    public static bool operator <=(PublicationId left, PublicationId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PublicationId left, PublicationId right) => left.CompareTo(right) >= 0;

    [GeneratedRegex(@"\A([0-9]{6}|[0-9]{9}|[0-9]{12})-((?=[a-z-]{1,40}-[0-9])[a-z]+(?:-[a-z]+)*)-([0-9]{4}(?:-Q[1-4]|-[0-9]{2})?)-([1-9][0-9]{0,3})\z")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\A(?=.{1,40}\z)[a-z]+(?:-[a-z]+)*\z")]
    private static partial Regex KindPattern();
}
