using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Tests.Rulebooks.Shapes;

public class ApportionmentTests
{
    [Fact]
    public void The_largest_remainders_get_the_seats_left_and_ties_go_to_the_lower_key()
    {
        Assert.Equal([1, 1, 0], Seats(2, 5, 5, 5));
        Assert.Equal([3, 2, 0], Seats(5, 30, 19, 1));
        Assert.Equal([0, 0], Seats(0, 5, 5));
        Assert.Equal([], Seats(3));
    }

    [Fact]
    public void A_minimum_is_taken_from_whoever_has_most()
    {
        Assert.Equal([4, 0, 0], Seats(4, 90, 5, 5));
        Assert.Equal([2, 1, 1], WithMinimum(1, 4, 90, 5, 5));
        Assert.Equal([1, 1, 0], WithMinimum(1, 2, 90, 5, 5));
        Assert.Equal([3, 0, 1], WithMinimum(1, 4, 90, 0, 5));
    }

    [Property]
    public Property Seats_never_exceed_the_whole_nor_a_part(NonNegativeInt[] sizes, NonNegativeInt seats, byte minimum)
    {
        var parts = sizes.Select(size => size.Get).ToArray();
        var given = WithMinimum(minimum % 4, seats.Get, parts);

        return (given.Sum() == Math.Min(seats.Get, parts.Sum()) && given.Zip(parts).All(part => part.First >= 0 && part.First <= part.Second)).ToProperty();
    }

    private static int[] Seats(int seats, params int[] sizes) => WithMinimum(0, seats, sizes);

    private static int[] WithMinimum(int minimum, int seats, params int[] sizes) =>
        [.. Apportionment.LargestRemainder([.. sizes.Select((size, i) => KeyValuePair.Create(i, size))], seats, minimum).Values];
}
