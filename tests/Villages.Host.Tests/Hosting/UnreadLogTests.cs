using System.Net;
using Villages.Host.Tests.Verbs;
using Villages.Testing;
using Villages.Testing.Processes;

namespace Villages.Host.Tests.Hosting;

/// <summary>An outage makes hosts talk; whoever collects their output may be slow or gone.</summary>
public sealed class UnreadLogTests : IDisposable
{
    private const int Requests = 3_000;

    private readonly TemporaryFolder _data = new("unread-log");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_host_whose_output_nobody_reads_answers_all_the_same()
    {
        var port = Ports.Free(1)[0];
        using var host = HostProcess.Start(
            $"--urls=http://127.0.0.1:{port}", $"--Villages:Data={_data.Path}", "--Villages:Demo=false", "--Logging:LogLevel:Microsoft=Trace", "--Logging:LogLevel:Default=Trace");
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 64 }) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromSeconds(30) };
        await Eventually.Holds("the host is alive", async () => await Alive(http) == HttpStatusCode.OK, TimeSpan.FromMinutes(1));

        var answers = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => Alive(http)));

        Assert.Equal(Requests, answers.Count(answer => answer == HttpStatusCode.OK));
        host.Kill();
    }

    private static async Task<HttpStatusCode?> Alive(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/live");
            return answer.StatusCode;
        }
        catch (Exception silence) when (silence is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }
}
