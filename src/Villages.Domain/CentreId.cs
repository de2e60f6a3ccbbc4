using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>Id of a service centre or station (党群服务中心·站): the 12-digit code of its village or community, a dash and a 2-digit number.</summary>
[GenerateSerializer, Immutable, Alias("centres.centre-id")]
public readonly record struct CentreId : IParsable<CentreId>
{
    private CentreId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public AreaCode Village => AreaCode.Parse(Value[..12]);

    public StreamKey Stream => StreamKey.Of("centre", Value);

    public static CentreId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a service-centre id such as 141129100003-01.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out CentreId result)
    {
        var valid = s is { Length: 15 } && s[12] == '-'
            && !s.AsSpan(0, 12).ContainsAnyExceptInRange('0', '9') && !s.AsSpan(13).ContainsAnyExceptInRange('0', '9');
        result = valid ? new CentreId(s!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
