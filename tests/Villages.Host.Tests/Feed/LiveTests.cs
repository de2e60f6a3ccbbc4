using System.Net.ServerSentEvents;
using Villages.Grains.Feed;
using Villages.Grains.Journaling;
using Villages.Host.Feed;
using Villages.Host.Tests.Hosting;
using Villages.Testing;

namespace Villages.Host.Tests.Feed;

public sealed class LiveTests : IAsyncLifetime
{
    private EdgeHost _edge = null!;
    private StubbedFeed _feed = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await EdgeHost.Start(settings: ("Villages:Limits:StreamsOfSubject", "64"));
        _feed = _edge.Grains.Feed(3, ChangeTests.Item(4096, SmallRegister.Village));
    }

    public ValueTask DisposeAsync() => _edge.DisposeAsync();

    [Fact]
    public async Task A_stream_begins_with_a_heartbeat_and_brings_what_is_committed_from_then_on()
    {
        await using var stream = await Open(_edge.County());
        Assert.Equal(("heartbeat", "3.4096"), await stream.Next());
        _feed.Add(ChangeTests.Item(8192, SmallRegister.Neighbour), ChangeTests.Item(8193, SmallRegister.VillageElsewhere), ChangeTests.Item(8194, SmallRegister.Village));
        Assert.Equal(("change", "3.8192"), await stream.Next());
        Assert.Equal(("change", "3.8194"), await stream.Next());
    }

    [Fact]
    public async Task A_broken_stream_resumes_where_it_broke()
    {
        _feed.Add(ChangeTests.Item(8192, SmallRegister.Village), ChangeTests.Item(12288, SmallRegister.Village));
        await using var stream = await Open(_edge.County(), lastEventId: "3.4096");
        Assert.Equal(("heartbeat", "3.4096"), await stream.Next());
        Assert.Equal(("change", "3.8192"), await stream.Next());
        Assert.Equal(("change", "3.12288"), await stream.Next());
        _feed.Add(ChangeTests.Item(16384, SmallRegister.Village));
        Assert.Equal(("change", "3.16384"), await stream.Next());
    }

    [Fact]
    public async Task Streams_share_one_poll_and_each_sees_its_own_area()
    {
        await using var county = await Open(_edge.County());
        await using var township = await Open(_edge.As(Roles.Township, SmallRegister.Sibling));
        await county.Next();
        await township.Next();
        _feed.Add(ChangeTests.Item(8192, SmallRegister.Village), ChangeTests.Item(8193, SmallRegister.Neighbour));
        Assert.Equal(("change", "3.8192"), await county.Next());
        Assert.Equal(("change", "3.8193"), await township.Next());
        Assert.True(_edge.Grains.Calls.Count(call => call.Method == "Wait") <= 3);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("3.4096")]
    public async Task Streams_that_begin_at_once_ask_for_the_head_once_and_not_each(string? lastEventId)
    {
        var streams = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Open(_edge.County(), lastEventId)));
        foreach (var stream in streams)
        {
            Assert.Equal(("heartbeat", "3.4096"), await stream.Next());
            await stream.DisposeAsync();
        }

        Assert.InRange(_edge.Grains.Calls.Count(call => call.Method == "Head"), 1, 5);
    }

    [Fact]
    public async Task Streams_that_catch_up_at_once_take_turns()
    {
        _feed.Add(ChangeTests.Item(8192, SmallRegister.Village));
        var (reads, all) = (0, new TaskCompletionSource());
        async Task<FeedPage> Read(long after, int limit)
        {
            Interlocked.Increment(ref reads);
            await all.Task;
            return _feed.Read(after, limit);
        }

        _edge.Grains.On<IFeedGrain>("Read", (_, arguments) => Read((long)arguments[0]!, (int)arguments[1]!));
        var streams = await Task.WhenAll(Enumerable.Range(0, 2 * LiveHub.CatchingUp).Select(_ => Open(_edge.County(), "3.4096")));
        foreach (var stream in streams)
        {
            Assert.Equal(("heartbeat", "3.4096"), await stream.Next());
        }

        await Eventually.Holds("every place is taken", () => Volatile.Read(ref reads) >= LiveHub.CatchingUp);
        Assert.Equal(LiveHub.CatchingUp, reads);
        all.SetResult();
        foreach (var stream in streams)
        {
            Assert.Equal(("change", "3.8192"), await stream.Next());
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_stream_that_cannot_begin_is_told_so()
    {
        _edge.Grains.On<IFeedGrain>("Head", (_, _) => Task.FromException<FeedHead>(new TruthUnavailableException("The journal does not answer.")));
        using var response = await _edge.County().GetAsync("/api/v1/live?after=3.4096", HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    [Fact]
    public async Task A_heartbeat_every_15_s_moves_the_cursor_over_what_is_not_seen()
    {
        await using var stream = await Open(_edge.As(Roles.Township, SmallRegister.Sibling));
        await stream.Next();
        _feed.Add(ChangeTests.Item(8192, SmallRegister.Village));
        var next = stream.Next();
        await Eventually.Holds("a heartbeat comes", () =>
        {
            _edge.Clock.Advance(TimeSpan.FromSeconds(5));
            return next.IsCompleted;
        });
        var (kind, id) = await next;
        Assert.Equal("heartbeat", kind);
        Assert.Equal("3.8192", id);
    }

    [Fact]
    public async Task A_stream_ends_within_a_minute_of_its_token()
    {
        using var client = _edge.Anonymous();
        client.DefaultRequestHeaders.Authorization = new("Bearer", _edge.Token(Roles.Township, SmallRegister.Township, lifetime: TimeSpan.FromMinutes(2)));
        await using var stream = await Open(client);
        await stream.Next();
        await Eventually.Holds("the stream ended", async () =>
        {
            _edge.Clock.Advance(TimeSpan.FromSeconds(15));
            return await stream.Ended();
        });
        Assert.InRange(_edge.Clock.GetUtcNow() - _edge.Clock.Start, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(60));
    }

    [Fact]
    public async Task A_last_event_id_from_before_a_restore_is_gone()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        request.Headers.Add("Last-Event-ID", "2.4096");
        await _edge.County().SendAsync(request).Problem(410, "feed.cursor-gone");
    }

    [Fact]
    public void A_reader_that_does_not_keep_up_is_cut()
    {
        using var hub = new LiveHub(_edge.Grains.Factory, _edge.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<LiveHub>.Instance);
        using var subscription = hub.Subscribe();
        for (var i = 0; i <= LiveHub.Buffer; i++)
        {
            subscription.Offer(new FeedPage(3, i, []));
        }

        while (subscription.Pages.TryRead(out _))
        {
            // What fitted is still delivered; then the stream ends.
        }

        Assert.True(subscription.Pages.Completion.IsCompleted);
    }

    private static async Task<EventStream> Open(HttpClient client, string? lastEventId = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/live");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        return new EventStream(response, await response.Content.ReadAsStreamAsync());
    }

    private sealed class EventStream(HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<SseItem<string>> _events = SseParser.Create(stream).EnumerateAsync().GetAsyncEnumerator();

        private Task<bool>? _pending;

        public async Task<(string Kind, string? Id)> Next()
        {
            var pending = _pending ?? _events.MoveNextAsync().AsTask();
            _pending = null;
            Assert.True(await pending.WaitAsync(Eventually.Patience), "the stream ended");
            return (_events.Current.EventType, _events.Current.EventId);
        }

        /// <summary>True at the end; events on the way are passed over.</summary>
        public async Task<bool> Ended()
        {
            _pending ??= _events.MoveNextAsync().AsTask();
            if (!_pending.IsCompleted)
            {
                return false;
            }

            var more = await _pending;
            _pending = null;
            return !more;
        }

        public ValueTask DisposeAsync()
        {
            response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
