using System.Net;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Feed;

public sealed class LivePlacesTests
{
    private const string Live = "/api/v1/live";

    [Fact]
    public async Task A_subject_has_twenty_streams_and_gets_a_place_back_with_each_that_ends()
    {
        await using var edge = await EdgeHost.Start();
        edge.Grains.Feed(3);
        using var client = edge.County();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < 20; i++)
        {
            open.Add(await Opened(client));
        }

        using var refused = await client.GetAsync(Live, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        await client.GetAsync(Live).Problem(429, "feed.too-many-streams");
        using (await Opened(edge.As(Roles.CountyOrganisation, subject: "another")))
        {
            open[0].Dispose();
            await Eventually.Holds("the place is free", async () =>
            {
                using var again = await client.GetAsync(Live, HttpCompletionOption.ResponseHeadersRead);
                return again.StatusCode == HttpStatusCode.OK;
            });
        }

        open.ForEach(stream => stream.Dispose());
    }

    [Fact]
    public async Task A_process_has_so_many_streams_whoever_asks()
    {
        await using var edge = await EdgeHost.Start(settings: ("Villages:Limits:Streams", "2"));
        edge.Grains.Feed(3);
        using var first = await Opened(edge.As(Roles.CountyOrganisation, subject: "a"));
        using var second = await Opened(edge.As(Roles.CountyOrganisation, subject: "b"));
        using var client = edge.As(Roles.CountyOrganisation, subject: "c");
        await client.GetAsync(Live).Problem(503, "feed.streams-full");
        using var refused = await client.GetAsync(Live);
        Assert.True(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
    }

    [Fact]
    public async Task A_stream_that_is_refused_keeps_no_place()
    {
        await using var edge = await EdgeHost.Start(settings: ("Villages:Limits:StreamsOfSubject", "1"));
        edge.Grains.Feed(3);
        using var client = edge.County();
        for (var i = 0; i < 3; i++)
        {
            await client.GetAsync($"{Live}?after=2.4096").Problem(410, "feed.cursor-gone");
        }

        using var open = await Opened(client);
    }

    private static async Task<HttpResponseMessage> Opened(HttpClient client)
    {
        var response = await client.GetAsync(Live, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response;
    }
}
