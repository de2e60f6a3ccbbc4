using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Grains;
using Villages.Grains.Feed;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Areas;
using Villages.Host.Http;

namespace Villages.Host.Feed;

internal static class ChangeEndpoints
{
    /// <summary>Feed positions looked at for one page: a caller with a small area gets short pages, never slow ones.</summary>
    private const int MaximumReads = 20;

    public static void MapFeed(this RouteGroupBuilder api)
    {
        api.MapGet("/changes", List).For(Operation.Feed).WithTags(Tags.Feed)
            .WithName("listChanges").WithSummary("变更流 Changes after a cursor, oldest first").Produces<ChangePage>()
            .ProducesProblem(410);
        api.MapGet("/live", LiveEndpoint.Stream).For(Operation.Feed).WithTags(Tags.Feed)
            .WithName("followLive").WithMetadata(LongLived.Instance).WithSummary("实时推送（SSE） Server-sent events: change, heartbeat").Produces<string>(200, "text/event-stream")
            .ProducesProblem(410);
    }

    private static async Task<IResult> List(
        Caller caller, KnownAreas known, IGrainFactory grains, [FromQuery] string? after, [FromQuery] AreaCode? area, [FromQuery] int? limit)
    {
        var size = Paging.Size(limit, "limit");
        var scope = area ?? caller.Area;
        known.Area(caller, scope);
        var feed = grains.Feed();
        var start = await Start(feed, await feed.Head(), after);
        var (items, position) = (new List<ChangeResource>(size), start.Position);
        for (var reads = 0; reads < MaximumReads && items.Count < size; reads++)
        {
            var page = await feed.Read(position, Paging.MaximumSize);
            position = Take(page, items, size, item => ChangeResource.MaySee(caller, scope, item));
            if (page.Items.Count == 0)
            {
                break;
            }
        }

        return Results.Json(new ChangePage(items, new FeedCursor(start.Epoch, position).ToString()), ApiJson.Options);
    }

    /// <exception cref="ProblemException">No cursor, or one of another epoch.</exception>
    internal static async Task<FeedCursor> Start(IFeedGrain feed, FeedHead head, string? after)
    {
        if (after is null)
        {
            return new FeedCursor(head.Epoch, 0);
        }

        var cursor = FeedCursor.Parse(after) ?? throw new ProblemException(EdgeProblems.CursorMalformed);
        if (cursor.Epoch == head.Epoch)
        {
            return cursor;
        }

        var resume = await feed.Resume(cursor.Epoch, cursor.Position);
        throw new ProblemException(EdgeProblems.CursorGone(new FeedCursor(resume.Epoch, resume.Position).ToString()));
    }

    /// <summary>Takes what may be seen until the page is full; the position returned is that of the last change looked at.</summary>
    private static long Take(FeedPage page, List<ChangeResource> items, int size, Func<FeedItem, bool> seen)
    {
        foreach (var item in page.Items)
        {
            if (seen(item))
            {
                items.Add(ChangeResource.Of(item, page.Epoch));
                if (items.Count == size)
                {
                    return item.Position;
                }
            }
        }

        return page.Position;
    }
}
