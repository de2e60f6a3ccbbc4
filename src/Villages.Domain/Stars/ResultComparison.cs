using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Drafts;

namespace Villages.Domain.Stars;

/// <summary>Who differs between two results over the same facts.</summary>
public static class ResultComparison
{
    /// <summary>Pairs of outcomes that differ in more than their trace; those whose stars or grade move first, then by village.</summary>
    public static ImmutableArray<(SubjectOutcome Before, SubjectOutcome After)> Changed(CalibrationResult before, CalibrationResult after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var next = after.Outcomes.ToDictionary(outcome => outcome.Secretary);
        return
        [
            .. before.Outcomes.Where(outcome => next.ContainsKey(outcome.Secretary)).Select(outcome => (Before: outcome, After: next[outcome.Secretary]))
                .Where(pair => !Same(pair.Before, pair.After))
                .OrderBy(pair => (pair.Before.StarsAfter, pair.Before.Grade) == (pair.After.StarsAfter, pair.After.Grade)).ThenBy(pair => pair.Before.Village),
        ];
    }

    public static ChangeCounts Count(Rulebook rulebook, CalibrationResult before, ImmutableArray<(SubjectOutcome Before, SubjectOutcome After)> changed)
    {
        ArgumentNullException.ThrowIfNull(rulebook);
        ArgumentNullException.ThrowIfNull(before);
        return new ChangeCounts(
            before.Outcomes.Length, changed.Length, changed.Count(pair => Moves(rulebook, pair) > 0), changed.Count(pair => Moves(rulebook, pair) < 0),
            changed.Sum(pair => (pair.After.Pay?.Total ?? 0) - (pair.Before.Pay?.Total ?? 0)));
    }

    private static int Moves(Rulebook rulebook, (SubjectOutcome Before, SubjectOutcome After) pair)
    {
        var stars = Nullable.Compare(pair.After.StarsAfter, pair.Before.StarsAfter);
        return stars != 0 ? stars : Place(rulebook, pair.Before.Grade).CompareTo(Place(rulebook, pair.After.Grade));
    }

    /// <summary>0 for the best grade; whoever has none stands after the last.</summary>
    private static int Place(Rulebook rulebook, string? grade)
    {
        for (var i = 0; i < rulebook.Grades.Length; i++)
        {
            if (rulebook.Grades[i].Id == grade)
            {
                return i;
            }
        }

        return rulebook.Grades.Length;
    }

    private static bool Same(SubjectOutcome a, SubjectOutcome b) => (a with { Trace = [] }) == (b with { Trace = [] });
}
