using System.Net;
using System.Text.Json;

namespace Villages.Chaos.Api;

/// <summary>What came back over HTTP.</summary>
/// <param name="Node">Who answered.</param>
internal sealed record Answer(HttpStatusCode Status, string Body, string? RetryAfter, string Node)
{
    public bool Good => (int)Status is >= 200 and < 300;

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>503 and 429 with a time to come again; and the same key under way somewhere.</summary>
    public bool ComeAgain => RetryAfter is not null && Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;

    /// <summary>A fault of the server that is no honest "come again".</summary>
    public bool Offends => (int)Status >= 500 && !(Status == HttpStatusCode.ServiceUnavailable && RetryAfter is not null);

    public override string ToString() => $"{(int)Status} from {Node}: {(Body.Length > 300 ? Body[..300] : Body)}";
}
