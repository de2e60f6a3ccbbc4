using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Domain.Accounts;

/// <summary>
/// Whoever acts through tokens, as a key: 32 letters <c>a</c>–<c>p</c> from the SHA-256 of the token's subject. Letters only, so that no digit of it is read as a county.
/// </summary>
[GenerateSerializer, Immutable, Alias("accounts.account-id")]
public readonly record struct AccountId : IParsable<AccountId>
{
    private const int Length = 32;

    private AccountId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    public StreamKey Stream => StreamKey.Of("account", Value);

    public static AccountId Of(string subject)
    {
        ArgumentException.ThrowIfNullOrEmpty(subject);
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(subject), digest);
        Span<char> letters = stackalloc char[Length];
        for (var i = 0; i < Length; i++)
        {
            letters[i] = (char)('a' + (i % 2 == 0 ? digest[i / 2] >> 4 : digest[i / 2] & 0xF));
        }

        return new AccountId(new string(letters));
    }

    /// <exception cref="FormatException"/>
    public static AccountId Parse(string s, IFormatProvider? provider = null) =>
        TryParse(s, provider, out var id) ? id : throw new FormatException($"'{s}' is not an account's id: {Length} letters from a to p.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out AccountId result)
    {
        var valid = s?.Length == Length && !s.AsSpan().ContainsAnyExceptInRange('a', 'p');
        result = valid ? new AccountId(s!) : default;
        return valid;
    }

    public override string ToString() => Value;
}
