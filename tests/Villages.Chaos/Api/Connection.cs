using System.Net.Http.Headers;
using System.Text;

namespace Villages.Chaos.Api;

/// <summary>One connection of a client to each node: its requests go one after another, none is sent twice by itself, and it sees whole answers.</summary>
internal sealed class Connection : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(2), MaxConnectionsPerServer = 1 }) { Timeout = Timeout.InfiniteTimeSpan };

    public Connection(string token) => _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    /// <summary>The answer to a write, with everything in it that must be the same each time; null when it did not arrive whole.</summary>
    public async Task<WholeAnswer?> Post(Uri node, string path, string body, string key, TimeSpan patience, bool once = false)
    {
        using var enough = new CancellationTokenSource(patience);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node, $"api/v1/{path}"));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("Idempotency-Key", key);
        request.Headers.ConnectionClose = once;
        try
        {
            using var response = await _http.SendAsync(request, enough.Token);
            var text = await response.Content.ReadAsStringAsync(enough.Token);
            var answer = new Answer(response.StatusCode, text, response.Headers.RetryAfter?.ToString(), node.Authority);
            return new WholeAnswer(answer, Lasting(response) + text);
        }
        catch (Exception silence) when (silence is HttpRequestException or OperationCanceledException or IOException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Lasting(HttpResponseMessage response)
    {
        var text = new StringBuilder().Append((int)response.StatusCode).Append('\n');
        foreach (var header in response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not ("Date" or "traceresponse")).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            text.Append(header.Key).Append(": ").AppendJoin(", ", header.Value).Append('\n');
        }

        return text.ToString();
    }
}

/// <param name="Lasting">Status, headers but the date, and body, byte for byte.</param>
internal sealed record WholeAnswer(Answer Answer, string Lasting);
