using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>The grade of one subject before any quota.</summary>
internal static class Grades
{
    public static string BeforeQuota(
        Rulebook rulebook, IEnumerable<VetoFact> facts, Period period, decimal total, Veto[] vetoes, ImmutableArray<TraceLine>.Builder trace)
    {
        var grade = Bands.Judge(rulebook.Bands[0], total)
            ?? throw new InvalidOperationException($"No band of {rulebook.Scheme} holds {total}; the linter refuses such a rulebook.");
        trace.Add(TraceLine.Of(TraceCodes.Band, total, ("grade", grade)));
        foreach (var cap in rulebook.BandCaps.Where(cap => facts.Any(fact => fact.Code == cap.Code && period.Contains(fact.On))))
        {
            grade = Worse(rulebook, grade, cap.AtMost);
            trace.Add(TraceLine.Of(TraceCodes.BandCap, null, ("code", cap.Code), ("grade", cap.AtMost)));
        }

        foreach (var veto in vetoes)
        {
            grade = veto.Grade is { } at ? Worse(rulebook, grade, at) : grade;
            trace.Add(TraceLine.Of(TraceCodes.Veto, null, ("code", veto.Code), ("grade", grade)));
        }

        return grade;
    }

    public static int Rank(Rulebook rulebook, string grade)
    {
        for (var rank = 0; rank < rulebook.Grades.Length; rank++)
        {
            if (rulebook.Grades[rank].Id == grade)
            {
                return rank;
            }
        }

        return rulebook.Grades.Length;
    }

    private static string Worse(Rulebook rulebook, string left, string right) =>
        Rank(rulebook, left) >= Rank(rulebook, right) ? left : right;
}
