using Villages.Domain.Rulebooks;

namespace Villages.Domain.Stars;

/// <summary>Star rating of secretaries (星级评定); every number comes from the rulebook.</summary>
public static class StarRating
{
    /// <summary>What a rulebook names to be read by this evaluator.</summary>
    public const string Capability = "stars";

    /// <summary>Number of this evaluator; raised whenever the same rulebook and facts could give another result.</summary>
    public const int Engine = 1;

    /// <summary>Scores one secretary; independent of the order of readings and career facts. The rulebook has passed the linter.</summary>
    /// <param name="asOf">Facts after this day do not count.</param>
    public static SubjectScore Score(Rulebook rulebook, SubjectFacts facts, DateOnly asOf) => SubjectScoring.Score(rulebook, facts, asOf);

    /// <summary>The group step over all secretaries of the cycle, unrated ones included; independent of the order of scores.</summary>
    /// <param name="asOf">The as-of date the scores were made for; locks that ended before it are not reported.</param>
    public static CalibrationResult Calibrate(Rulebook rulebook, IReadOnlyList<SubjectScore> scores, DateOnly asOf) =>
        Calibration.Calibrate(rulebook, scores, asOf);
}
