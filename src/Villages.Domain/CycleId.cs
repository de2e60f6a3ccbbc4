using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Villages.Domain;

/// <summary>Id of an assessment cycle: <c>&lt;scheme&gt;-&lt;area&gt;-&lt;period&gt;</c>, with <c>.2</c> and so on for a restart after cancellation.</summary>
[GenerateSerializer, Immutable, Alias("cycles.cycle-id")]
public readonly partial record struct CycleId : IParsable<CycleId>
{
    public CycleId(string scheme, AreaCode area, Period period, int attempt = 1) =>
        (Scheme, Area, Period, Attempt) = (scheme, area, period, attempt);

    [Id(0)]
    public string Scheme { get; }

    [Id(1)]
    public AreaCode Area { get; }

    [Id(2)]
    public Period Period { get; }

    [Id(3)]
    public int Attempt { get; }

    public StreamKey Stream => StreamKey.Of("cycle", ToString());

    /// <summary>Stream of the cycle's part in one township, for example <c>cycle-area/stars-141129-2022/141129100</c>.</summary>
    public StreamKey AreaStream(AreaCode township) => StreamKey.Of("cycle-area", $"{this}/{township}");

    public static CycleId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a cycle id such as stars-141129-2022.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CycleId result)
    {
        result = default;
        if (s is null || Pattern().Match(s) is not { Success: true } match
            || !AreaCode.TryParse(match.Groups[2].Value, null, out var area) || !Period.TryParse(match.Groups[3].Value, null, out var period))
        {
            return false;
        }

        var attempt = match.Groups[4].Success ? int.Parse(match.Groups[4].ValueSpan, CultureInfo.InvariantCulture) : 1;
        result = new CycleId(match.Groups[1].Value, area, period, attempt);
        return true;
    }

    public override string ToString() =>
        Attempt == 1 ? $"{Scheme}-{Area}-{Period}" : string.Create(CultureInfo.InvariantCulture, $"{Scheme}-{Area}-{Period}.{Attempt}");

    [GeneratedRegex(@"\A([a-z](?:[a-z-]{0,38}[a-z])?)-([0-9]{2,12})-([0-9]{4}(?:-Q[1-4]|-[0-9]{2})?)(?:\.([2-9]|[1-9][0-9]))?\z")]
    private static partial Regex Pattern();
}
