using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>One number per indicator, made of all its readings in the period; independent of their order.</summary>
internal static class CombinedReadings
{
    public static ImmutableSortedDictionary<string, decimal> Of(Rulebook rulebook, ImmutableArray<ReadingFact> readings)
    {
        var combined = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        foreach (var indicator in rulebook.Indicators)
        {
            if (Value(rulebook, indicator, readings) is { } value)
            {
                combined[indicator.Id] = value;
            }
        }

        return combined.ToImmutable();
    }

    private static decimal? Value(Rulebook rulebook, Indicator indicator, ImmutableArray<ReadingFact> readings)
    {
        var scale = rulebook.BallotScales.FirstOrDefault(scale => scale.Id == indicator.BallotScale);
        var votes = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new List<decimal>();
        foreach (var reading in readings.Where(reading => reading.Indicator == indicator.Id))
        {
            foreach (var (choice, count) in reading.Ballots)
            {
                votes[choice] = votes.GetValueOrDefault(choice) + count;
            }

            if (reading.Value is { } number)
            {
                numbers.Add(number);
            }
        }

        return scale is not null && votes.Count > 0 ? Ballot.Mean(scale, votes)
            : numbers.Count == 0 ? null
            : indicator.Combine switch
            {
                Combine.Sum => numbers.Sum(),
                Combine.Maximum => numbers.Max(),
                Combine.Minimum => numbers.Min(),
                _ => numbers.Sum() / numbers.Count,
            };
    }
}
