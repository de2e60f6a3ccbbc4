using Villages.Grains.Feed;

namespace Villages.Host.Tests.Hosting;

internal static class FeedStub
{
    /// <summary>A feed with these changes, in order of position; waiting lasts until more are added to the list that is returned.</summary>
    public static StubbedFeed Feed(this GrainStubs grains, int epoch, params FeedItem[] items)
    {
        var feed = new StubbedFeed(epoch, [.. items]);
        grains.On<IFeedGrain>("Head", (_, _) => Task.FromResult(feed.Head()));
        grains.On<IFeedGrain>("Read", (_, arguments) => Task.FromResult(feed.Read((long)arguments[0]!, (int)arguments[1]!)));
        grains.On<IFeedGrain>("Wait", (_, arguments) => feed.Wait((long)arguments[0]!, (int)arguments[1]!));
        grains.On<IFeedGrain>("Resume", (_, arguments) => Task.FromResult(new FeedHead(epoch, (long)arguments[1]!)));
        return feed;
    }
}

internal sealed class StubbedFeed(int epoch, List<FeedItem> items)
{
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(params FeedItem[] more)
    {
        lock (items)
        {
            items.AddRange(more);
            _more.SetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public FeedHead Head()
    {
        lock (items)
        {
            return new FeedHead(epoch, items.Count == 0 ? 0 : items[^1].Position);
        }
    }

    public FeedPage Read(long after, int limit)
    {
        lock (items)
        {
            var page = items.Where(item => item.Position > after).Take(limit).ToArray();
            return new FeedPage(epoch, page.Length == 0 ? after : page[^1].Position, page);
        }
    }

    public async Task<FeedPage> Wait(long after, int limit)
    {
        while (true)
        {
            Task more;
            lock (items)
            {
                more = _more.Task;
                if (items.Count > 0 && items[^1].Position > after)
                {
                    return Read(after, limit);
                }
            }

            await more;
        }
    }
}
