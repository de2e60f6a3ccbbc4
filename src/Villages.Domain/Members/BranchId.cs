using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain.Members;

/// <summary>Id of a Party branch (党支部): the 12-digit code of its village or community, a dash and a 2-digit number.</summary>
[GenerateSerializer, Immutable, Alias("members.branch-id")]
public readonly record struct BranchId : IParsable<BranchId>, IComparable<BranchId>
{
    private BranchId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public AreaCode Village => AreaCode.Parse(Value[..12]);

    public StreamKey Stream => StreamKey.Of("branch", Value);

    public static BranchId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a branch id such as 141129100201-01.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BranchId result)
    {
        var valid = s is { Length: 15 } && s[12] == '-'
            && !s.AsSpan(0, 12).ContainsAnyExceptInRange('0', '9') && !s.AsSpan(13).ContainsAnyExceptInRange('0', '9');
        result = valid ? new BranchId(s!) : default;
        return valid;
    }

    public int CompareTo(BranchId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(BranchId left, BranchId right) => left.CompareTo(right) < 0;

    public static bool operator >(BranchId left, BranchId right) => left.CompareTo(right) > 0;

    public static bool operator <=(BranchId left, BranchId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BranchId left, BranchId right) => left.CompareTo(right) >= 0;
}
