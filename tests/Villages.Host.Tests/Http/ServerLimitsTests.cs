using System.Net;
using System.Text;
using Villages.Host.Tests.Hosting;

namespace Villages.Host.Tests.Http;

/// <summary>What the web server refuses before anybody is asked, over a real socket, at the limit and one beside it.</summary>
public sealed class ServerLimitsTests(ListeningHost host) : IClassFixture<ListeningHost>
{
    private const string Readings = "/api/v1/readings";

    private const string Good =
        """{"village":"141129100201","readings":[{"indicator":"party-building","period":"2026-Q1","value":{"score":90},"source":"t","sequence":1,"observedOn":"2026-04-01"}]}""";

    private readonly EdgeHost _edge = host.Edge;

    [Theory]
    [InlineData(-1, HttpStatusCode.OK)]
    [InlineData(0, HttpStatusCode.OK)]
    [InlineData(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_body_has_a_megabyte(int beside, HttpStatusCode status)
    {
        using var client = _edge.County();
        client.DefaultRequestHeaders.ExpectContinue = true; // What is refused is not sent: a client that still writes may miss the answer.
        var body = new StringContent(Good + new string(' ', 1024 * 1024 + beside - Good.Length), Encoding.UTF8, "application/json");
        if (status == HttpStatusCode.OK)
        {
            await client.Post(Readings, body).Json();
        }
        else
        {
            await client.Post(Readings, body).Problem(413, "http.body-too-large");
        }
    }

    [Theory]
    [InlineData(-4096, false)]
    [InlineData(1, true)]
    public async Task A_body_without_a_length_has_a_megabyte_with_the_frames_of_its_pieces(int beside, bool refused)
    {
        using var client = _edge.County();
        client.DefaultRequestHeaders.TransferEncodingChunked = true;
        var body = new StringContent(Good + new string(' ', 1024 * 1024 + beside - Good.Length), Encoding.UTF8, "application/json");
        await (refused ? client.Post(Readings, body).Problem(413, "http.body-too-large") : client.Post(Readings, body).Json());
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public async Task An_imported_file_has_its_own_limit(int beside, bool refused)
    {
        using var client = _edge.County();
        client.DefaultRequestHeaders.ExpectContinue = true; // What is refused is not sent: a client that still writes may miss the answer.
        var body = new ByteArrayContent(new byte[ListeningHost.Import + beside]) { Headers = { ContentType = new("text/csv") } };
        var sent = client.Post("/api/v1/imports?kind=areas", body);
        await (refused ? sent.Problem(413, "http.body-too-large") : sent.Json(202));
    }

    [Theory]
    [InlineData(-1, "HTTP/1.1 401")]
    [InlineData(0, "HTTP/1.1 401")]
    [InlineData(1, "HTTP/1.1 431")]
    public async Task Headers_have_32_KB_together(int beside, string status)
    {
        const string Fixed = "Host: villages\r\nConnection: close\r\nX-Padding: \r\n";
        var padding = new string('x', 32 * 1024 + beside - Fixed.Length);
        var answer = await Answer($"GET /api/v1/areas/141129 HTTP/1.1\r\nHost: villages\r\nConnection: close\r\nX-Padding: {padding}\r\n\r\n");
        Assert.StartsWith(status, answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, "HTTP/1.1 404")]
    [InlineData(0, "HTTP/1.1 404")]
    [InlineData(1, "HTTP/1.1 414")]
    public async Task A_request_line_has_8_KB(int beside, string status)
    {
        const string Around = "GET / HTTP/1.1\r\n";
        var path = new string('x', 8 * 1024 + beside - Around.Length);
        var answer = await Answer($"GET /{path} HTTP/1.1\r\nHost: villages\r\nConnection: close\r\nAuthorization: Bearer {_edge.Token(Roles.Member)}\r\n\r\n");
        Assert.StartsWith(status, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_a_megabyte_ends_its_connection_and_nothing_else()
    {
        using var connection = await RawConnection.To(_edge.Address);
        var sending = connection.Send($"GET /api/v1/areas/141129 HTTP/1.1\r\nHost: villages\r\nAuthorization: Bearer {new string('x', 1024 * 1024)}\r\n\r\n");
        var answer = await connection.ToTheEnd();
        await Record.ExceptionAsync(() => sending);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 431", StringComparison.Ordinal), answer);
        using var client = _edge.County();
        await client.GetAsync("/api/v1/areas/141129").Json();
    }

    [Fact]
    public async Task Two_headers_with_good_tokens_are_refused_at_a_real_server_too()
    {
        var header = $"Authorization: Bearer {_edge.Token(Roles.CountyOrganisation)}\r\n";
        var answer = await Answer($"GET /api/v1/areas/141129 HTTP/1.1\r\nHost: villages\r\nConnection: close\r\n{header}{header}\r\n");
        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("access.unauthenticated", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_that_never_end_are_waited_for_no_longer_than_said()
    {
        using var connection = await RawConnection.To(_edge.Address);
        await connection.Send("GET /api/v1/areas/141129 HTTP/1.1\r\nHost: villages\r\nX-Slow: ");
        var answer = await connection.ToTheEnd();
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        using var client = _edge.County();
        await client.GetAsync("/api/v1/areas/141129").Json();
    }

    [Fact]
    public async Task A_body_that_does_not_come_is_given_up()
    {
        using var connection = await RawConnection.To(_edge.Address);
        await connection.Send(
            $"POST {Readings} HTTP/1.1\r\nHost: villages\r\nAuthorization: Bearer {_edge.Token(Roles.CountyOrganisation)}\r\nIdempotency-Key: slow\r\n"
            + "Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
        var answer = await connection.ToTheEnd();
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("http.too-slow", answer, StringComparison.Ordinal);
    }

    private async Task<string> Answer(string request)
    {
        using var connection = await RawConnection.To(_edge.Address);
        await connection.Send(request);
        return await connection.ToTheEnd();
    }
}

/// <summary>One edge on a socket, with times short enough to be waited for.</summary>
public sealed class ListeningHost : IAsyncLifetime
{
    public const int Import = 3 * 1024 * 1024;

    public EdgeHost Edge { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Edge = await EdgeHost.Listen(
        ("Villages:Limits:Import", $"{Import}"), ("Villages:Limits:HeadersWithin", "00:00:01"), ("Villages:Limits:BodyGrace", "00:00:01.2"));

    public ValueTask DisposeAsync() => Edge.DisposeAsync();
}
