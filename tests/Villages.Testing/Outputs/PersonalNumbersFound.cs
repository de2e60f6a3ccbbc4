using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Villages.Testing.Outputs;

/// <summary>
/// Listens to everything that leaves the product during a test run: lines of logs, answers, what processes print, and the files they leave. An ID number in plain text, whoever's it is, fails the run.
/// Every number the tests give in passes the check character, so that it is recognised wherever it comes out.
/// </summary>
public sealed class PersonalNumbersFound
{
    /// <summary>Characters of a number; what is heard in pieces is kept for as long.</summary>
    public const int Length = 18;

    private const int Seen = 120;

    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    private readonly ConcurrentQueue<string> _places = new();

    /// <summary>Of this run.</summary>
    public static PersonalNumbersFound Run { get; } = new();

    /// <summary>Set by <see cref="OutputsFixture"/>: files of benchmarks are not searched.</summary>
    public bool Listening { get; internal set; }

    /// <summary>Where one was found, each as often as it was.</summary>
    public IReadOnlyList<string> Places => [.. _places];

    public void In(string where, string text) => In(where, Encoding.UTF8.GetBytes(text));

    public void In(string where, ReadOnlySpan<byte> bytes)
    {
        if (Holds(bytes))
        {
            _places.Enqueue($"{where}: {Around(bytes)}");
        }
    }

    /// <summary>Whether a number stands there by itself, not as a part of a longer word.</summary>
    public static bool Holds(ReadOnlySpan<byte> bytes)
    {
        for (var start = bytes.IndexOfAny(Digits); start >= 0 && start + Length <= bytes.Length;)
        {
            var length = bytes[start..].IndexOfAnyExcept(Digits) is >= 0 and var end ? end : bytes.Length - start;
            if (length is Length or Length - 1 && IsApart(bytes, start, Length) && IsNumber(Encoding.ASCII.GetString(bytes.Slice(start, Length))))
            {
                return true;
            }

            var next = start + length;
            var step = bytes[next..].IndexOfAny(Digits);
            start = step < 0 ? -1 : next + step;
        }

        return false;
    }

    /// <summary>Enough to find the place, without the number.</summary>
    private static string Around(ReadOnlySpan<byte> bytes)
    {
        var text = string.Concat(Encoding.UTF8.GetString(bytes).Select(character => char.IsAsciiDigit(character) ? '#' : character));
        var at = text.IndexOf(new string('#', Length - 1), StringComparison.Ordinal);
        return text[Math.Max(0, at - Seen)..Math.Min(text.Length, at + Seen)].ReplaceLineEndings(" ");
    }

    private static bool IsApart(ReadOnlySpan<byte> bytes, int start, int length) =>
        (start == 0 || !char.IsAsciiLetterOrDigit((char)bytes[start - 1])) && (start + length == bytes.Length || !char.IsAsciiLetterOrDigit((char)bytes[start + length]));

    /// <summary>GB 11643 in words of its own, so that a fault of the product does not make the listener deaf.</summary>
    private static bool IsNumber(string text)
    {
        var sum = 0;
        for (var place = 0; place < Length - 1; place++)
        {
            sum += (text[place] - '0') * ((1 << (Length - 1 - place)) % 11);
        }

        return text[0] != '0' && DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && char.ToUpperInvariant(text[^1]) == "10X98765432"[sum % 11];
    }
}
