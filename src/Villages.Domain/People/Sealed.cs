using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Villages.Domain.People;

/// <summary>
/// A personal field as ciphertext, <c>v1.&lt;base64url&gt;</c>. Nothing else parses, so plain text cannot reach a journal by mistake.
/// The same text of the same field of the same person seals alike; across persons and fields equality says nothing.
/// </summary>
[GenerateSerializer, Immutable, Alias("people.sealed"), JsonConverter(typeof(ParsableConverter<Sealed>))]
public readonly record struct Sealed : IParsable<Sealed>
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private Sealed(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public static Sealed Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var value) ? value : throw new FormatException("A personal field must be ciphertext of the form v1.<base64url>.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out Sealed result)
    {
        var valid = s is { Length: > 3 and <= 4_096 } && s[0] == 'v' && char.IsAsciiDigit(s[1]) && s[2] == '.' && !s.AsSpan(3).ContainsAnyExcept(Alphabet);
        result = valid ? new Sealed(s!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
