using System.Globalization;
using Villages.Domain;

namespace Villages.Host.Http;

/// <summary>The language an answer is given in: Chinese unless the client prefers English.</summary>
internal static class Language
{
    public const string Chinese = "zh-CN";
    public const string English = "en";

    public static string Asked(HttpRequest request)
    {
        var header = request.Headers.AcceptLanguage.ToString();
        var (chosen, best) = (Chinese, 0d);
        foreach (var range in header.Split(',', 16, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = range.Split(';', 2, StringSplitOptions.TrimEntries);
            var quality = parts.Length == 2 && parts[1].StartsWith("q=", StringComparison.Ordinal)
                && double.TryParse(parts[1].AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? q : 1;
            var known = parts[0].StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese
                : parts[0].StartsWith("en", StringComparison.OrdinalIgnoreCase) ? English
                : null;
            if (known is not null && quality > best)
            {
                (chosen, best) = (known, quality);
            }
        }

        return chosen;
    }

    public static string In(this Text text, HttpRequest request) => text.In(Asked(request));
}
