using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>Rating of Party members by points (党员积分制); every number comes from the rulebook.</summary>
public static class PointsRating
{
    /// <summary>Number of this evaluator; raised whenever the same rulebook and facts could give another result.</summary>
    public const int Engine = 1;

    /// <summary>Scores one member; independent of the order of entries. The rulebook has passed the linter.</summary>
    /// <param name="asOf">Facts after this day do not count.</param>
    public static SubjectScore Score(Rulebook rulebook, MemberFacts facts, DateOnly asOf) => PointsScoring.Score(rulebook, facts, asOf);

    /// <summary>The group step of a year over all members, unrated ones included; a month or a quarter has ranks only.</summary>
    public static CalibrationResult Calibrate(Rulebook rulebook, IReadOnlyList<SubjectScore> scores, DateOnly asOf) =>
        Calibration.Calibrate(scores.Any(score => score.BandGrade is not null) ? rulebook : rulebook with { Quotas = [] }, scores, asOf, Engine);
}
