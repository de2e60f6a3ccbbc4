using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>Code of a grid (网格): the 12-digit code of its village or community and a 3-digit number.</summary>
[GenerateSerializer, Immutable, Alias("grids.grid-id")]
public readonly record struct GridId : IParsable<GridId>
{
    private GridId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public AreaCode Village => AreaCode.Parse(Value[..12]);

    public StreamKey Stream => StreamKey.Of("grid", Value);

    public static GridId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a grid code of 15 digits.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out GridId result)
    {
        var valid = s is { Length: 15 } && !s.AsSpan().ContainsAnyExceptInRange('0', '9');
        result = valid ? new GridId(s!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
