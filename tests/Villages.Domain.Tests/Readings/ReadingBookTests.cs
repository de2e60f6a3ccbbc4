using FsCheck.Xunit;
using Villages.Domain.Readings;

namespace Villages.Domain.Tests.Readings;

public class ReadingBookTests
{
    private static readonly Period Year = Period.OfYear(2022);

    [Fact]
    public void A_higher_sequence_of_a_source_supersedes_in_any_order_of_arrival()
    {
        Reading[] readings = [Reading("town", 1, "2022-12-01", 70), Reading("town", 2, "2022-11-01", 75)];

        Assert.Equal(75m, Assert.Single(ReadingBook.Empty.With(readings).Current(Year)).Value.Score);
        Assert.Equal(75m, Assert.Single(ReadingBook.Empty.With([readings[1], readings[0]]).Current(Year)).Value.Score);
    }

    [Fact]
    public void Between_sources_the_later_observation_counts() =>
        Assert.Equal(60m, Assert.Single(ReadingBook.Empty.With([Reading("county", 1, "2022-12-09", 60), Reading("town", 9, "2022-12-01", 70)]).Current(Year)).Value.Score);

    [Fact]
    public void Raters_and_periods_stand_apart()
    {
        var book = ReadingBook.Empty.With(
            [Reading("town", 1, "2022-12-01", 70), Reading("town", 2, "2022-12-01", 71) with { Rater = "peers" }, Reading("town", 3, "2022-12-01", 72) with { Period = Period.Parse("2022-Q3") }]);

        Assert.Equal(2, book.Current(Year).Count);
        Assert.Single(book.Current(Period.Parse("2022-Q3")));
    }

    [Fact]
    public void What_was_observed_after_a_day_is_not_seen_on_it() =>
        Assert.Equal(70m, Assert.Single(ReadingBook.Empty
            .With([Reading("town", 1, "2022-12-01", 70), Reading("town", 2, "2023-01-05", 75)])
            .Current(Year, A.Day("2022-12-31"))).Value.Score);

    [Property]
    public bool The_order_of_arrival_is_irrelevant(byte[] seeds)
    {
        var readings = seeds.Select((seed, at) => Reading(seed % 2 == 0 ? "town" : "county", at + 1, $"2022-12-{1 + (seed % 5):00}", seed)).ToArray();
        var shuffled = readings.OrderBy(r => r.Value.Score * 7919 % 257).ToArray();

        return ReadingBook.Empty.With(readings).Current(Year).SequenceEqual(ReadingBook.Empty.With(shuffled).Current(Year));
    }

    private static Reading Reading(string source, long sequence, string observed, decimal score) =>
        new("governance", Year, score, source, sequence, A.Day(observed));
}
