using System.IO.Compression;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Testing;

namespace Villages.Domain.Tests.Stars;

/// <summary>
/// The quota tried on the shape of every county of the register (statistical codes as of 2023-06-30): a line a county, its code and the number of
/// villages and communities of each township in order of code.
/// </summary>
public class QuotaOfEveryCountyTests
{
    private static readonly (string County, int[] Townships)[] Shapes = Read();

    [Fact]
    public void The_seats_of_townships_sum_to_the_county_cap_and_stay_within_one_of_the_exact_share()
    {
        var quota = Secretaries.Rules.Quotas[0];
        Assert.Equal((2_978, 620_573), (Shapes.Length, Shapes.Sum(shape => shape.Townships.Sum())));
        foreach (var (county, townships) in Shapes)
        {
            var rated = townships.Sum();
            var cap = quota.Seats(rated);

            var seats = Apportionment.LargestRemainder([.. townships.Select((size, i) => KeyValuePair.Create(i, size))], cap);

            Assert.True(cap <= 0.20m * rated, county);
            Assert.True(seats.Values.Sum() == cap, $"{county}: {seats.Values.Sum()} seats of {cap}");
            Assert.All(townships, (size, i) => Assert.True(
                seats[i] <= size && Math.Abs(seats[i] - (decimal)cap * size / rated) < 1, $"{county}: {seats[i]} seats for {size} of {rated}"));
        }
    }

    [Fact]
    public void A_minimum_per_township_never_breaks_the_county_cap()
    {
        var quota = Secretaries.Rules.Quotas[0];
        foreach (var (county, townships) in Shapes)
        {
            var cap = quota.Seats(townships.Sum());

            var seats = Apportionment.LargestRemainder([.. townships.Select((size, i) => KeyValuePair.Create(i, size))], cap, minimumPerPart: 1);

            Assert.True(seats.Values.Sum() == cap, county);
            Assert.True(cap < townships.Length || seats.Values.Min() >= 1, county);
        }
    }

    private static (string, int[])[] Read()
    {
        using var file = File.OpenRead(Path.Combine(SourceTree.TestProject, "Stars", "files", "county-shapes-2023.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))
            .Select(line => (line[0], line[1].Split(' ').Select(int.Parse).ToArray()))];
    }
}
