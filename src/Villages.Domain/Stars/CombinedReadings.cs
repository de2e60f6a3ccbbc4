using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>One number per indicator, made of all its readings in the period; independent of their order. Runs once a subject: no queries, no needless garbage.</summary>
internal static class CombinedReadings
{
    public static Dictionary<string, decimal> Of(Rulebook rulebook, ImmutableArray<ReadingFact> readings)
    {
        var combined = new Dictionary<string, decimal>(rulebook.Indicators.Length, StringComparer.Ordinal);
        foreach (var indicator in rulebook.Indicators)
        {
            if (Value(rulebook, indicator, readings) is { } value)
            {
                combined[indicator.Id] = value;
            }
        }

        return combined;
    }

    private static decimal? Value(Rulebook rulebook, Indicator indicator, ImmutableArray<ReadingFact> readings)
    {
        Dictionary<string, int>? votes = null;
        var (count, sum, least, most) = (0, 0m, decimal.MaxValue, decimal.MinValue);
        foreach (var reading in readings)
        {
            if (reading.Indicator != indicator.Id)
            {
                continue;
            }

            if (!reading.Ballots.IsEmpty)
            {
                votes = Count(votes, reading.Ballots);
            }

            if (reading.Value is { } number)
            {
                (count, sum, least, most) = (count + 1, sum + number, Math.Min(least, number), Math.Max(most, number));
            }
        }

        return votes is not null && Scale(rulebook, indicator) is { } scale ? Ballot.Mean(scale, votes)
            : count == 0 ? null
            : indicator.Combine switch
            {
                Combine.Sum => sum,
                Combine.Maximum => most,
                Combine.Minimum => least,
                _ => sum / count,
            };
    }

    private static Dictionary<string, int> Count(Dictionary<string, int>? votes, ImmutableSortedDictionary<string, int> ballots)
    {
        votes ??= new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (choice, count) in ballots)
        {
            votes[choice] = votes.GetValueOrDefault(choice) + count;
        }

        return votes;
    }

    private static BallotScale? Scale(Rulebook rulebook, Indicator indicator)
    {
        foreach (var scale in rulebook.BallotScales)
        {
            if (scale.Id == indicator.BallotScale)
            {
                return scale;
            }
        }

        return null;
    }
}
