using Villages.Domain.Rulebooks;

namespace Villages.Domain.Stars;

/// <summary>Star rating of secretaries (星级评定).</summary>
public static class StarRating
{
    /// <summary>Number of this evaluator; raised whenever the same rulebook and facts could give another result.</summary>
    public const int Engine = 1;

    /// <summary>Scores one secretary; pure, independent of the order of facts.</summary>
    public static SubjectScore Score(Rulebook rulebook, SubjectFacts facts, DateOnly asOf) => throw new NotImplementedException();

    /// <summary>The group step over all secretaries of the cycle; independent of the order of scores.</summary>
    /// <param name="asOf">The cycle's as-of date.</param>
    public static CalibrationResult Calibrate(Rulebook rulebook, IReadOnlyList<SubjectScore> scores, DateOnly asOf) => throw new NotImplementedException();
}
