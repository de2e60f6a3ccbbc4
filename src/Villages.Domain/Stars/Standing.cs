using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Where a secretary stands on the ladder before the grade is known.</summary>
internal static class Standing
{
    public static StarBasis Of(Rulebook rulebook, Ladder ladder, SubjectFacts facts, in ConditionFacts known, DateOnly asOf)
    {
        var past = facts.Career.Past;
        var sinceLastRating = past.IsEmpty ? DateOnly.MinValue : past[^1].Cycle.Period.LastDay.AddDays(1);
        var termStart = ladder.Term.StartOf(facts.Period.LastDay);
        var initial = past.IsEmpty
            || (ladder.Term.Renewal == TermRenewal.RateAnew && past[^1].Cycle.Period.FirstDay < termStart);
        var strips = Strips(rulebook, facts.Career.Vetoes, asOf);
        var locks = strips.Where(strip => strip.Fact.On >= facts.Period.FirstDay || strip.Until >= asOf).Select(strip => strip.Until).ToArray();
        var missed = strips.Any(strip => strip.Fact.On >= sinceLastRating);
        var (honours, honoursCut) = Honours(ladder, facts.Career, termStart, sinceLastRating, asOf);
        var years = known.ServiceYears ?? 0;
        return new StarBasis(
            StarsBefore: facts.Career.StarsBefore is { } before ? missed ? 0 : before : null,
            Initial: initial,
            SeniorityYears: years,
            SeniorityStars: Seniority(rulebook, ladder, years),
            HonourStars: honours,
            HonoursCut: honoursCut,
            Streaks: Streaks(ladder, past, facts.Period),
            LockedUntil: locks.Max(),
            Locked: locks.Any(until => until >= asOf),
            Stripped: strips.Any(strip => facts.Period.Contains(strip.Fact.On)),
            Frozen: facts.Career.Vetoes.Any(fact => Freezes(rulebook, fact, asOf)),
            TopGate: ClosedGates(ladder, known));
    }

    private static (VetoFact Fact, DateOnly? Until)[] Strips(Rulebook rulebook, ImmutableArray<VetoFact> facts, DateOnly asOf) =>
        [.. from fact in facts
            where fact.On <= asOf
            join veto in rulebook.Vetoes on fact.Code equals veto.Code
            where veto.Effect == VetoEffect.Strip
            select (fact, veto.LockedUntil(fact.On, fact.Until))];

    private static bool Freezes(Rulebook rulebook, VetoFact fact, DateOnly asOf) =>
        fact.On <= asOf
        && rulebook.Vetoes.FirstOrDefault(veto => veto.Code == fact.Code) is { Effect: VetoEffect.Freeze } veto
        && (veto.LockedUntil(fact.On, fact.Until) is not { } until ? veto.Lock.UntilFactEnds : until >= asOf);

    private static int Seniority(Rulebook rulebook, Ladder ladder, int years) =>
        rulebook.TierTables.FirstOrDefault(table => table.Id == ladder.Seniority)?.Reach(years) is { } stars ? (int)stars : 0;

    private static (int Stars, int Cut) Honours(Ladder ladder, Career career, DateOnly termStart, DateOnly sinceLastRating, DateOnly asOf)
    {
        if (ladder.Honours is not { } rule)
        {
            return (0, 0);
        }

        var from = sinceLastRating > termStart ? sinceLastRating : termStart;
        var earned = career.Honours.Where(honour => honour.On >= from && honour.On <= asOf).DistinctBy(honour => honour.Document)
            .Sum(honour => rule.Levels.GetValueOrDefault(honour.Level));
        var used = career.Past.Where(rating => rating.Cycle.Period.FirstDay >= termStart).Sum(rating => rating.HonourStars);
        var counted = Math.Min(earned, Math.Max(0, rule.MaximumPerTerm - used));
        return (counted, earned - counted);
    }

    private static ImmutableSortedDictionary<string, int> Streaks(Ladder ladder, ImmutableArray<PastRating> past, Period period)
    {
        var streaks = ImmutableSortedDictionary.CreateBuilder<string, int>(StringComparer.Ordinal);
        foreach (var grade in ladder.Streaks.Select(streak => streak.Grade))
        {
            var expected = period.Previous;
            var run = 0;
            for (var i = past.Length - 1; i >= 0 && past[i].Cycle.Period == expected && past[i].Grade == grade; i--)
            {
                run++;
                expected = expected.Previous;
            }

            streaks[grade] = run;
        }

        return streaks.ToImmutable();
    }

    private static ImmutableArray<string> ClosedGates(Ladder ladder, in ConditionFacts known)
    {
        var closed = ImmutableArray.CreateBuilder<string>();
        foreach (var gate in ladder.TopGates)
        {
            if (!gate.Holds(known))
            {
                closed.Add(gate.Code);
            }
        }

        return closed.ToImmutable();
    }
}
