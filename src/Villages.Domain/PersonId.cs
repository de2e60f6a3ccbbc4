using System.Diagnostics.CodeAnalysis;

namespace Villages.Domain;

/// <summary>
/// The one identity of a human being: <c>&lt;county of birth of the record&gt;-&lt;20 random base-32 characters&gt;</c>. Random, never derived from the ID number;
/// found by ID number only through a keyed digest in a deletable table. The county in it is the home of the person's streams and never changes.
/// </summary>
[GenerateSerializer, Immutable, Alias("people.person-id")]
public readonly record struct PersonId : IParsable<PersonId>, IComparable<PersonId>
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private PersonId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public AreaCode County => AreaCode.Parse(Value[..6]);

    public StreamKey Person => StreamKey.Of("person", Value);

    public StreamKey Official => StreamKey.Of("official", Value);

    /// <param name="county">Six-digit county code.</param>
    /// <param name="random">At least 20 bytes of randomness, given by the caller: the domain has none.</param>
    public static PersonId Create(AreaCode county, ReadOnlySpan<byte> random)
    {
        Span<char> text = stackalloc char[27];
        county.Value.AsSpan(0, 6).CopyTo(text);
        text[6] = '-';
        for (var i = 0; i < 20; i++)
        {
            text[7 + i] = Alphabet[random[i] & 31];
        }

        return new PersonId(new string(text));
    }

    public static PersonId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not a person id.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out PersonId result)
    {
        result = default;
        if (s is not { Length: 27 } || s[6] != '-' || s.AsSpan(0, 6).ContainsAnyExceptInRange('0', '9') || s.AsSpan(7).ContainsAnyExcept(Alphabet))
        {
            return false;
        }

        result = new PersonId(s);
        return true;
    }

    public int CompareTo(PersonId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;

    public static bool operator <(PersonId left, PersonId right) => left.CompareTo(right) < 0;

    public static bool operator >(PersonId left, PersonId right) => left.CompareTo(right) > 0;

    public static bool operator <=(PersonId left, PersonId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PersonId left, PersonId right) => left.CompareTo(right) >= 0;
}
