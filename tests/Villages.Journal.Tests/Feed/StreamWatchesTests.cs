using Villages.Journal.Feed;

namespace Villages.Journal.Tests.Feed;

public sealed class StreamWatchesTests
{
    private readonly StreamWatches _watches = new();
    private readonly Commit _first = A.First(A.Stream());

    [Fact]
    public void A_watch_shows_the_highest_number_met_since_it_began()
    {
        Meet(_first);
        using var watch = _watches.Begin(_first.Stream);
        Assert.Equal(0, watch.Number);

        Meet(A.Next(_first), A.Next(A.Next(_first)), A.First(A.Stream()));

        Assert.Equal(3, watch.Number);
    }

    /// <summary>An activation that was given up on may live on beside the one that took its place.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Of_several_watches_of_one_stream_any_may_end_and_the_others_go_on(int ended)
    {
        StreamWatch[] watches = [.. Enumerable.Range(0, 3).Select(_ => _watches.Begin(_first.Stream))];
        watches[ended].Dispose();
        watches[ended].Dispose();

        Meet(_first);

        Assert.All(watches.Where(watch => watch != watches[ended]), watch => Assert.Equal(1, watch.Number));
        Assert.Equal(long.MaxValue, watches[ended].Number);
        Assert.Equal(1, _watches.Count);
    }

    [Fact]
    public void Nothing_is_kept_of_a_stream_that_nobody_watches_any_more()
    {
        StreamWatch[] watches = [_watches.Begin(_first.Stream), _watches.Begin(_first.Stream)];
        foreach (var watch in watches)
        {
            watch.Dispose();
        }

        Assert.Equal(0, _watches.Count);
    }

    [Fact]
    public void A_watch_from_before_a_gap_never_vouches_again_and_one_from_after_it_does()
    {
        StreamWatch[] before = [_watches.Begin(_first.Stream), _watches.Begin(_first.Stream)];
        _watches.Lose();
        using var after = _watches.Begin(_first.Stream);
        Meet(_first);

        Assert.All(before, watch => Assert.Equal(long.MaxValue, watch.Number));
        Assert.Equal(1, after.Number);
    }

    private void Meet(params Commit[] commits) => _watches.Meet(new Batch(1, Guid.NewGuid(), [.. commits]));
}
