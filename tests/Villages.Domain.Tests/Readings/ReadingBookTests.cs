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

    [Property]
    public bool What_counts_is_the_last_seen_of_the_sources_highest_sequences(byte[] seeds, byte until)
    {
        var readings = seeds.Select((seed, at) => new Reading(
            seed % 3 == 0 ? "harmony" : "governance", seed % 17 == 0 ? Period.OfYear(2021) : Year, seed, $"source-{seed % 4}", at + 1,
            A.Day($"2022-12-{1 + (seed / 4 % 28):00}"), Rater: seed % 5 == 0 ? "peers" : null)).ToArray();
        var last = A.Day($"2022-12-{1 + (until % 28):00}");
        var slow = readings.Where(r => r.Period == Year && r.ObservedOn <= last)
            .GroupBy(r => (r.Indicator, r.Rater))
            .Select(slot => slot.GroupBy(r => r.Source).Select(source => source.MaxBy(r => r.Sequence)!)
                .OrderBy(r => r.ObservedOn).ThenBy(r => r.Source, StringComparer.Ordinal).Last())
            .OrderBy(r => r.Indicator, StringComparer.Ordinal).ThenBy(r => r.Rater, StringComparer.Ordinal);

        return ReadingBook.Empty.With(readings).Current(Year, last).SequenceEqual(slow);
    }

    private static Reading Reading(string source, long sequence, string observed, decimal score) =>
        new("governance", Year, score, source, sequence, A.Day(observed));
}
