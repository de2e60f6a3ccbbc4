using Villages.Testing;

namespace Villages.Grains.Tests.Feed;

public sealed class FeedGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("feed");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pages_of_any_size_and_from_any_position_leave_no_gap()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var all = (await county.Journal.ReadFeed(0, 10_000)).SelectMany(batch => batch.Commits).Select(commit => commit.Position).ToArray();
        foreach (var limit in new[] { 1, 3, 500 })
        {
            var (seen, after) = (new List<long>(), -1L);
            while (after < all[^1] && await county.Grains.Feed().Read(after, limit) is var page)
            {
                Assert.True(page.Position > after);
                (seen, after) = ([.. seen, .. page.Items.Select(item => item.Position)], page.Position);
            }

            Assert.Equal(all, seen.Take(all.Length));
        }

        foreach (var position in all.Append(all[^1] - 1).Append(0))
        {
            var next = (await county.Grains.Feed().Read(position, 1)).Items.Select(item => item.Position).Where(p => p <= all[^1]);
            Assert.Equal(all.Where(p => p > position).Take(1), next.Take(1));
        }
    }

    [Fact]
    public async Task Many_who_wait_keep_nobody_from_reading()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var head = await county.Grains.Feed().Head();
        var waiting = Enumerable.Range(0, 16).Select(_ => county.Grains.Feed().Wait(head.Position + 1_000_000, 10)).ToArray();

        Assert.NotEmpty((await county.Grains.Feed().Read(-1, 10).WaitAsync(TimeSpan.FromSeconds(5))).Items);
        Assert.DoesNotContain(waiting, wait => wait.IsCompleted);
        Assert.All(await Task.WhenAll(waiting), page => Assert.Empty(page.Items));
    }
}
