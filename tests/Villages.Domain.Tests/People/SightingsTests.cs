using Villages.Domain.People;

namespace Villages.Domain.Tests.People;

public class SightingsTests
{
    [Fact]
    public void The_newest_are_kept_and_all_are_counted()
    {
        var seen = Seen(Sightings.Most + 5);

        Assert.Equal((Sightings.Most, Sightings.Most + 5L), (seen.Newest.Length, seen.Total));
        Assert.Equal((6, Sightings.Most + 5), (seen.Newest[0].Number, seen.Newest[^1].Number));
    }

    [Fact]
    public void Pages_go_back_in_time_without_a_gap()
    {
        var seen = Seen(5);

        var first = seen.Page(long.MaxValue, 3)!;
        var second = seen.Page(first.Items[^1].Number, 3)!;

        Assert.Equal([5, 4, 3, 2, 1], first.Items.Concat(second.Items).Select(s => s.Number));
        Assert.Equal((true, false), (first.More, second.More));
    }

    [Fact]
    public void A_page_that_may_reach_behind_what_is_kept_is_not_guessed()
    {
        var seen = Seen(Sightings.Most + 5);

        Assert.NotNull(seen.Page(long.MaxValue, Sightings.Most - 1));
        Assert.Null(seen.Page(long.MaxValue, Sightings.Most));
        Assert.Null(seen.Page(8, 3));
    }

    private static Sightings Seen(int count) => Enumerable.Range(1, count).Aggregate(
        Sightings.None, (seen, number) => seen.With(new Sighting(number, DateTime.UnixEpoch, "clerk", "township", [PersonalField.Name], "核对身份")));
}
