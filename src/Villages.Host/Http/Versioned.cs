using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Villages.Host.Http;

/// <summary>A reading with its version as ETag; 304 without a body when the client holds it already.</summary>
internal sealed class Versioned<T>(long version, T value, string? variant = null) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var tag = variant is null
            ? string.Create(CultureInfo.InvariantCulture, $"\"{version}\"")
            : string.Create(CultureInfo.InvariantCulture, $"\"{version}-{variant}\"");
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = variant is null ? "Authorization" : "Authorization, Accept-Language";
        if (Holds(request.Headers.IfNoneMatch.ToString(), tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await response.WriteAsJsonAsync(value, ApiJson.Options, httpContext.RequestAborted);
    }

    private static bool Holds(string header, string tag)
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

internal static class Versioned
{
    public static Versioned<T> Of<T>(long version, T value, string? variant = null) => new(version, value, variant);

    /// <summary>Short and stable, for what an answer depends on besides its version.</summary>
    public static string Digest(string? text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text ?? "")).AsSpan(0, 6));
}
