using Villages.Journal.Feed;

namespace Villages.Journal.Tests.Feed;

public sealed class BatchRingTests
{
    private const int Room = 64;
    private const int Bytes = 40_000;

    private static readonly string Data = $"[\"{new string('1', 996)}\"]";

    [Fact]
    public void Commits_that_carry_what_they_say_leave_earlier_than_their_bytes_alone()
    {
        Assert.True(Kept(said: new object()) < Kept(said: null));
    }

    [Fact]
    public void A_reader_is_told_when_the_next_batch_has_left()
    {
        var ring = Filled(said: new object());

        Assert.False(ring.Look(0, [], Room, out _));
        Assert.True(ring.Look(Room - 1, [], Room, out _));
    }

    private static int Kept(object? said)
    {
        var found = new List<Batch>();
        var ring = Filled(said);
        for (var after = 0; !ring.Look(after, found, Room, out _); after++)
        {
        }

        return found.Count;
    }

    private static BatchRing Filled(object? said)
    {
        var ring = new BatchRing(Room, Bytes);
        for (var number = 1; number <= Room; number++)
        {
            Assert.True(ring.Add(new Batch(number, Guid.NewGuid(), [A.First(A.Stream(), Data) with { Batch = number, Said = said }])));
        }

        return ring;
    }
}
