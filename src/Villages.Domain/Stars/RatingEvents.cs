using Villages.Domain.Events;
using Villages.Domain.Stars.Events;

namespace Villages.Domain.Stars;

/// <summary>What a cycle's outcome writes on the official's stream. The score's own trace stays with the cycle; the group step's goes along.</summary>
public static class RatingEvents
{
    /// <param name="superseded">Round in force of the cycle's slot, 0 for none: <see cref="OfficialStarsState.Round"/>.</param>
    /// <param name="inForce">Stars that an earlier cycle left: <see cref="OfficialStarsState.InForceBeside"/>.</param>
    public static IEvent Of(CycleId cycle, int round, string rulebookHash, int engine, SubjectOutcome outcome, int superseded, int? inForce)
    {
        int? supersedes = superseded == 0 ? null : superseded;
        return outcome.Unrated is { } unrated
            ? new SecretaryNotRated(cycle, round, cycle.Period, outcome.Village, unrated.Code, rulebookHash, engine, supersedes, inForce)
            : new SecretaryRated(
                cycle, round, cycle.Period, outcome.Village, outcome.Grade!, outcome.Total!.Value, outcome.StarsBefore, outcome.StarsAfter ?? 0,
                outcome.HonourStars, outcome.RankInCounty!.Value, outcome.RankInTownship!.Value, outcome.LockedUntil, rulebookHash, engine,
                supersedes, outcome.Trace);
    }

    public static StarPayEntitled Of(CycleId cycle, int round, StarPay pay) => new(cycle, round, pay.Basic, pay.Performance, pay.Stars, pay.Total);
}
