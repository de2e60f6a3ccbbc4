using System.Collections.Immutable;
using System.Globalization;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>The step on the ladder that a grade makes; the highest level's quota is the group's affair and comes after.</summary>
internal static class StarLadder
{
    public static int Step(Rulebook rulebook, StarBasis basis, string grade, ImmutableArray<TraceLine>.Builder trace)
    {
        var ladder = rulebook.Ladder!;
        if (basis.StarsBefore is { } inForce)
        {
            trace.Add(TraceLine.Of(TraceCodes.StarsBefore, inForce));
        }

        if (basis.Stripped)
        {
            trace.Add(TraceLine.Of(TraceCodes.Stripped, 0, ("until", Invariant(basis.LockedUntil))));
            return 0;
        }

        if (basis.Frozen)
        {
            trace.Add(TraceLine.Of(TraceCodes.Frozen, basis.StarsBefore ?? 0));
            return basis.StarsBefore ?? 0;
        }

        var adds = ladder.AdditionsFrom is not { } lowest || Grades.Rank(rulebook, grade) <= Grades.Rank(rulebook, lowest);
        var stars = basis.Initial ? First(ladder, basis, grade, adds, trace) : Later(ladder, basis, grade, trace);
        stars += adds ? Honours(basis, trace) : 0;
        return Hold(ladder, basis, stars, trace);
    }

    private static int First(Ladder ladder, StarBasis basis, string grade, bool adds, ImmutableArray<TraceLine>.Builder trace)
    {
        var stars = ladder.Initial[grade];
        trace.Add(TraceLine.Of(TraceCodes.InitialStars, stars, ("grade", grade)));
        if (adds && ladder.Seniority is not null)
        {
            stars += basis.SeniorityStars;
            trace.Add(TraceLine.Of(TraceCodes.Seniority, basis.SeniorityStars, ("years", Invariant(basis.SeniorityYears))));
        }

        return stars;
    }

    private static int Later(Ladder ladder, StarBasis basis, string grade, ImmutableArray<TraceLine>.Builder trace)
    {
        var before = basis.StarsBefore ?? 0;
        var move = ladder.Moves[grade];
        var change = move.To is { } level ? level - before : move.By ?? 0;
        trace.Add(TraceLine.Of(TraceCodes.GradeMove, change, ("grade", grade)));
        foreach (var streak in ladder.Streaks.Where(streak => streak.Grade == grade))
        {
            var run = basis.Streaks.GetValueOrDefault(grade) + 1;
            if (run % streak.Length == 0)
            {
                change += streak.Levels;
                trace.Add(TraceLine.Of(TraceCodes.Streak, streak.Levels, ("grade", grade), ("length", Invariant(run))));
            }
        }

        if (change > ladder.MaximumRise)
        {
            trace.Add(TraceLine.Of(TraceCodes.RiseCut, ladder.MaximumRise, ("asked", Invariant(change))));
            change = ladder.MaximumRise;
        }

        return before + change;
    }

    private static int Honours(StarBasis basis, ImmutableArray<TraceLine>.Builder trace)
    {
        if (basis.HonoursCut > 0)
        {
            trace.Add(TraceLine.Of(TraceCodes.HonoursCut, basis.HonoursCut));
        }

        if (basis.HonourStars > 0)
        {
            trace.Add(TraceLine.Of(TraceCodes.Honours, basis.HonourStars));
        }

        return basis.HonourStars;
    }

    private static int Hold(Ladder ladder, StarBasis basis, int stars, ImmutableArray<TraceLine>.Builder trace)
    {
        var floor = basis.StarsBefore ?? 0;
        if (basis.Locked && stars > floor)
        {
            trace.Add(TraceLine.Of(TraceCodes.Locked, floor, ("until", Invariant(basis.LockedUntil))));
            stars = floor;
        }

        if (stars > ladder.Maximum)
        {
            trace.Add(TraceLine.Of(TraceCodes.Ceiling, ladder.Maximum, ("asked", Invariant(stars))));
            stars = ladder.Maximum;
        }

        if (stars == ladder.Maximum && !basis.TopGate.IsEmpty)
        {
            stars = ladder.Maximum - 1;
            trace.Add(TraceLine.Of(TraceCodes.Gate, stars, ("conditions", string.Join(',', basis.TopGate))));
        }

        return Math.Max(0, stars);
    }

    private static string Invariant(IFormattable? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
        _ => value.ToString(null, CultureInfo.InvariantCulture),
    };
}
