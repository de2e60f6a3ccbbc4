using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Villages.Host.Access;

namespace Villages.Host.Http;

/// <summary>A reading with its version as ETag; 304 without a body when the client holds it already.</summary>
internal sealed class Versioned<T>(long version, T value, string? variant = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var cut = ReadableJson.CutOf(httpContext.Features.Get<Caller>()?.Role, typeof(T));
        var tag = Versioned.Tag(version, cut is null ? variant : $"{variant}.{cut}");
        Versioned.Label(response.Headers, tag, variant is not null);
        if (Versioned.Holds(request.Headers.IfNoneMatch.ToString(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await response.WriteAsJsonAsync(value, ReadableJson.For(httpContext), httpContext.RequestAborted);
    }
}

internal static class Versioned
{
    public static Versioned<T> Of<T>(long version, T value, string? variant = null) => new(version, value, variant);

    /// <param name="variant">Whatever else the answer depends on.</param>
    public static string Tag(long version, string? variant) => variant is null
        ? string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")
        : string.Create(CultureInfo.InvariantCulture, $"\"{version}-{variant}\"");

    /// <param name="spoken">The answer also depends on the language asked for.</param>
    public static void Label(IHeaderDictionary headers, string tag, bool spoken = false)
    {
        headers.ETag = tag;
        headers.CacheControl = "private, no-cache";
        headers.Vary = spoken ? "Authorization, Accept-Language" : "Authorization";
    }

    /// <summary>Short and stable, for what an answer depends on besides its version.</summary>
    public static string Digest(string? text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 6));

    /// <summary>Whether an If-None-Match header names the tag.</summary>
    public static bool Holds(string header, string tag)
    {
        if (header.Length == 0)
        {
            return false;
        }

        foreach (var range in header.AsSpan().Split(','))
        {
            var held = header.AsSpan()[range].Trim();
            if (held is "*" || held.SequenceEqual(tag) || (held.StartsWith("W/") && held[2..].SequenceEqual(tag)))
            {
                return true;
            }
        }

        return false;
    }
}
