using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Grains;
using Villages.Grains.Feed;
using Villages.Grains.Journaling;
using Villages.Host.Access;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Feed;

/// <summary>
/// Changes of an area as they are committed. Every event's id is a cursor, so a broken stream resumes where it broke. A heartbeat every 15 s moves the cursor on
/// over what the caller may not see; with each of them the token and its account are looked at again, so that who loses a role loses the stream within 40 s.
/// </summary>
internal static class LiveEndpoint
{
    private const string LastEventId = "Last-Event-ID";

    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public static async Task<IResult> Stream(
        Caller caller, HttpContext http, KnownAreas known, IGrainFactory grains, LiveHub hub, LivePlaces places, Standings standings, TimeProvider clock,
        [FromQuery] AreaCode? area, [FromQuery] string? after)
    {
        var scope = area ?? caller.Area;
        known.Area(caller, scope);

        // With the request, not with the enumeration: of an answer that is never begun nobody asks for the first event.
        http.Response.RegisterForDispose(places.Take(caller.Subject));
        var asked = http.Request.Headers[LastEventId].ToString() is { Length: > 0 } last ? last : after;
        var start = asked is null ? null : (FeedCursor?)await ChangeEndpoints.Start(grains.Feed(), await hub.Head(http.RequestAborted), asked);
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        var events = Follow(new Watch(caller, scope, hub, standings, clock), start, http.RequestAborted);
        return TypedResults.ServerSentEvents(events);
    }

    private static async IAsyncEnumerable<SseItem<string>> Follow(Watch watch, FeedCursor? start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var subscription = watch.Hub.Subscribe();
        var (epoch, began) = await subscription.Began.WaitAsync(cancellation);
        var cursor = start ?? new FeedCursor(epoch, began);
        yield return watch.Beat(cursor);

        while (cursor.Position < began)
        {
            if (!await watch.StillAllowed())
            {
                yield break;
            }

            var page = await watch.Hub.Read(cursor.Position, cancellation);
            foreach (var item in page.Items.Where(item => item.Position <= began && watch.Sees(item)))
            {
                yield return Watch.Change(item, page.Epoch);
            }

            cursor = cursor with { Position = page.Items.Count == 0 ? began : Math.Min(page.Position, began) };
        }

        using var beat = new PeriodicTimer(Heartbeat, watch.Clock);
        var tick = beat.WaitForNextTickAsync(cancellation).AsTask();
        while (true)
        {
            var read = subscription.Pages.WaitToReadAsync(cancellation).AsTask();
            await Task.WhenAny(read, tick);
            if (tick.IsCompleted)
            {
                await tick;
                tick = beat.WaitForNextTickAsync(cancellation).AsTask();
                if (!await watch.StillAllowed())
                {
                    yield break;
                }

                yield return watch.Beat(cursor);
            }

            if (read.IsCompleted && !await read)
            {
                yield break;
            }

            while (subscription.Pages.TryRead(out var page))
            {
                if (!await watch.StillAllowed())
                {
                    yield break;
                }

                foreach (var item in page.Items.Where(item => item.Position > cursor.Position && watch.Sees(item)))
                {
                    yield return Watch.Change(item, page.Epoch);
                }

                cursor = new FeedCursor(page.Epoch, Math.Max(cursor.Position, page.Position));
            }
        }
    }

    /// <summary>What one stream may see, and until when.</summary>
    private sealed record Watch(Caller Caller, AreaCode Area, LiveHub Hub, Standings Standings, TimeProvider Clock)
    {
        public bool Sees(FeedItem item) => ChangeResource.MaySee(Caller, Area, item);

        /// <summary>Asked before every page and at every beat; <see cref="Access.Standings"/> holds an answer for a while, and is patient while accounts are silent.</summary>
        public async ValueTask<bool> StillAllowed()
        {
            try
            {
                return Clock.GetUtcNow().UtcDateTime < Caller.ExpiresAt && Caller.May(Operation.Feed) && await Standings.Of(Caller) is null;
            }
            catch (Exception silence) when (silence is TruthUnavailableException or OrleansException or TimeoutException)
            {
                return false;
            }
        }

        public static SseItem<string> Change(FeedItem item, int epoch)
        {
            var change = ChangeResource.Of(item, epoch);
            return new(JsonSerializer.Serialize(change, ApiJson.Options), "change") { EventId = change.Cursor };
        }

        public SseItem<string> Beat(FeedCursor cursor) =>
            new(JsonSerializer.Serialize(new LiveBeat(cursor.ToString(), Clock.GetUtcNow().UtcDateTime), ApiJson.Options), "heartbeat")
            {
                EventId = cursor.ToString(),
                ReconnectionInterval = TimeSpan.FromSeconds(2),
            };
    }
}

/// <summary>Data of a heartbeat: everything up to the cursor was sent or is not for this caller.</summary>
public sealed record LiveBeat(string Cursor, DateTime At);
