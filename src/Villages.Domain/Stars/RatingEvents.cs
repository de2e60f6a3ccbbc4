using System.Collections.Immutable;
using Villages.Domain.Events;
using Villages.Domain.Stars.Events;

namespace Villages.Domain.Stars;

/// <summary>What a cycle's outcome writes on the official's stream.</summary>
public static class RatingEvents
{
    /// <summary>The rating with its whole trace and the pay that follows, or that there is none.</summary>
    /// <param name="superseded">Round in force of the cycle's slot, 0 for none: <see cref="OfficialStarsState.Round"/>.</param>
    public static ImmutableArray<IEvent> Of(CycleId cycle, int round, string rulebookHash, SubjectScore score, SubjectOutcome outcome, int superseded)
    {
        int? supersedes = superseded == 0 ? null : superseded;
        if (outcome.Unrated is { } unrated)
        {
            return [new SecretaryNotRated(cycle, round, cycle.Period, outcome.Village, unrated.Code, rulebookHash, StarRating.Engine, supersedes)];
        }

        var rated = new SecretaryRated(
            cycle, round, cycle.Period, outcome.Village, outcome.Grade!, outcome.Total!.Value, outcome.StarsBefore, outcome.StarsAfter ?? 0,
            outcome.HonourStars, outcome.RankInCounty!.Value, outcome.RankInTownship!.Value, outcome.LockedUntil, rulebookHash, StarRating.Engine,
            supersedes, [.. score.Trace, .. outcome.Trace]);
        return outcome.Pay is { } pay
            ? [rated, new StarPayEntitled(cycle, round, pay.Basic, pay.Performance, pay.Stars, pay.Total)]
            : [rated];
    }
}
