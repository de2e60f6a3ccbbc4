using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain.Objections;

/// <summary>
/// Number of an objection (异议), which a citizen keeps as reference: <c>&lt;county&gt;-&lt;8 characters of Crockford's base 32&gt;</c>, for example <c>141129-7ZK3Q0XW</c>.
/// Made from the command that lodges it, so a repeat has the same number. Whoever knows it may appeal an objection that was lodged without an account, so that command's id
/// must rest on something nobody guesses.
/// </summary>
[GenerateSerializer, Immutable, Alias("objections.objection-id")]
public readonly record struct ObjectionId : IParsable<ObjectionId>, IComparable<ObjectionId>
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int CountyLength = 6;
    private const int Length = 15;

    private ObjectionId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public AreaCode County => AreaCode.Parse(Value[..CountyLength]);

    public StreamKey Stream => StreamKey.Of("objection", Value);

    /// <param name="area">A county, or an area within one.</param>
    public static ObjectionId Of(AreaCode area, CommandId command)
    {
        var county = area.County ?? throw new ArgumentException($"{area} lies in no county.", nameof(area));
        Span<byte> id = stackalloc byte[16];
        command.Value.TryWriteBytes(id, bigEndian: true, out _);
        Span<char> text = stackalloc char[Length];
        county.Value.CopyTo(text);
        text[CountyLength] = '-';
        var bits = ((ulong)id[0] << 32) | ((ulong)id[1] << 24) | ((ulong)id[2] << 16) | ((ulong)id[3] << 8) | id[4];
        for (var i = Length - 1; i > CountyLength; i--, bits >>= 5)
        {
            text[i] = Alphabet[(int)(bits & 31)];
        }

        return new ObjectionId(new string(text));
    }

    public static ObjectionId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not the number of an objection.");

    /// <summary>Reads small letters too, and as Crockford does I and L as 1, O as 0: numbers are told over the telephone.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ObjectionId result)
    {
        result = default;
        if (s is not { Length: Length } || s[CountyLength] != '-' || s.AsSpan(0, CountyLength).ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }

        Span<char> text = stackalloc char[Length];
        s.CopyTo(text);
        for (var i = CountyLength + 1; i < Length; i++)
        {
            text[i] = char.ToUpperInvariant(s[i]) switch
            {
                'I' or 'L' => '1',
                'O' => '0',
                var other => other,
            };
        }

        if (text[(CountyLength + 1)..].ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        result = new ObjectionId(new string(text));
        return true;
    }

    public int CompareTo(ObjectionId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(ObjectionId left, ObjectionId right) => left.CompareTo(right) < 0;

    public static bool operator >(ObjectionId left, ObjectionId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ObjectionId left, ObjectionId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ObjectionId left, ObjectionId right) => left.CompareTo(right) >= 0;
}
