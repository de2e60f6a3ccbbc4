using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Choices of a ballot with their values.</summary>
public sealed record BallotScale(string Id, ImmutableArray<BallotChoice> Choices);

public sealed record BallotChoice(string Id, Text Title, decimal Value);

/// <summary>Counting of ballots (票).</summary>
public static class Ballot
{
    /// <summary>Mean value over the valid ballots, exact; null when none is valid. Votes for an unknown choice are invalid and do not count.</summary>
    public static decimal? Mean(BallotScale scale, IReadOnlyDictionary<string, int> votes)
    {
        decimal sum = 0, valid = 0;
        foreach (var choice in scale.Choices)
        {
            if (votes.TryGetValue(choice.Id, out var count) && count > 0)
            {
                sum += choice.Value * count;
                valid += count;
            }
        }

        return valid == 0 ? null : sum / valid;
    }
}
