using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>
/// Identity of a stream and of the grain that owns it: <c>&lt;kind&gt;/&lt;canonical id&gt;</c>, at most 120 printable ASCII characters without blanks.
/// The home is the county of birth, read from the id: the first six digits of its first run of six or more digits, 0 above county level.
/// </summary>
[GenerateSerializer, Immutable, Alias("villages.stream-key")]
public readonly record struct StreamKey : IParsable<StreamKey>
{
    public const int MaximumLength = 120;

    private StreamKey(string text, int home) => (Text, Home) = (text, home);

    [Id(0)]
    public string Text { get; }

    [Id(1)]
    public int Home { get; }

    public string Kind => Text[..Text.IndexOf('/', StringComparison.Ordinal)];

    public string Id => Text[(Text.IndexOf('/', StringComparison.Ordinal) + 1)..];

    public static StreamKey Of(string kind, string id) => Parse($"{kind}/{id}");

    /// <exception cref="FormatException">The text is no key: too long, not ASCII, blank, or without kind and id.</exception>
    public static StreamKey Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return FaultOf(s) is { } fault ? throw new FormatException(fault) : new StreamKey(s, HomeOf(s.AsSpan(s.IndexOf('/', StringComparison.Ordinal) + 1)));
    }

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out StreamKey result)
    {
        var valid = s is not null && FaultOf(s) is null;
        result = valid ? Parse(s!, provider) : default;
        return valid;
    }

    public override string ToString() => Text;

    private static string? FaultOf(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        return text.Length > MaximumLength ? $"A key has at most {MaximumLength} characters; this one has {text.Length}."
            : slash < 1 || slash == text.Length - 1 || text.AsSpan().ContainsAnyExceptInRange('!', '~') ? $"'{text}' is not a key of the form <kind>/<id> in printable ASCII."
            : null;
    }

    private static int HomeOf(ReadOnlySpan<char> id)
    {
        var run = 0;
        for (var i = 0; i < id.Length; i++)
        {
            run = char.IsAsciiDigit(id[i]) ? run + 1 : 0;
            if (run == 6)
            {
                return int.Parse(id.Slice(i - 5, 6), null);
            }
        }

        return 0;
    }
}
