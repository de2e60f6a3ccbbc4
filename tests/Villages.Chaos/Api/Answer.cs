using System.Net;
using System.Text.Json;

namespace Villages.Chaos.Api;

/// <summary>What came back over HTTP.</summary>
/// <param name="Node">Who answered.</param>
internal sealed record Answer(HttpStatusCode Status, string Body, string? RetryAfter, string Node)
{
    public bool Good => (int)Status is >= 200 and < 300;

    public JsonElement Json => JsonElement.Parse(Body);

    /// <summary>Stable code of the problem; null when the body is none.</summary>
    public string? Code => Member("code");

    /// <summary>
    /// The server says that the command was not carried out. A journal that does not answer says so too when it knows it; when it does not, it says in a detail how to find out.
    /// </summary>
    public bool SaysNotWritten => Code is "http.busy" or "http.too-many-requests" || (Code == "journal.unavailable" && Member("detail") is null);

    /// <summary>503 and 429 with a time to come again; and the same key under way somewhere.</summary>
    public bool ComeAgain => RetryAfter is not null && Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.TooManyRequests or HttpStatusCode.Conflict;

    /// <summary>A fault of the server that is no honest "come again".</summary>
    public bool Offends => (int)Status >= 500 && !(Status == HttpStatusCode.ServiceUnavailable && RetryAfter is not null);

    private string? Member(string name) =>
        !Good && Body.StartsWith('{') && Json.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public override string ToString() => $"{(int)Status} from {Node}: {(Body.Length > 300 ? Body[..300] : Body)}";
}
