using System.Collections.Immutable;
using System.Globalization;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>One secretary's score: eligibility, weighted readings, X and Y, band, vetoes and band caps.</summary>
internal static class SubjectScoring
{
    public static SubjectScore Score(Rulebook rulebook, SubjectFacts facts, DateOnly asOf)
    {
        var readings = CombinedReadings.Of(rulebook, facts.Readings);
        var known = new ConditionFacts
        {
            Kind = facts.Kind,
            MonthsInPost = facts.MonthsInPost,
            ServiceYears = ServiceYears.Count(rulebook.Service, facts.Career.Services, asOf),
            Readings = readings,
            Grades = [.. rulebook.Grades.Select(grade => grade.Id)],
        };
        if (WhyUnrated(rulebook, facts, known) is { } unrated)
        {
            return Without(rulebook, facts, unrated);
        }

        var trace = ImmutableArray.CreateBuilder<TraceLine>();
        var groups = GroupScores.Of(rulebook, facts.Kind, readings, trace);
        var (bonus, penalty) = AdjustmentSums.Of(rulebook, readings, trace);
        var exact = WeightedScore.Of(groups.Select(group => (group.Group.Weight, group.Score)), whole: 1) + bonus - penalty;
        var held = VetoesInForce(rulebook, facts, asOf);
        var zeroed = held.Any(veto => veto.Effect == VetoEffect.ZeroTotal);
        var total = zeroed ? 0 : rulebook.Total.Clamp(Rounding.ToHundredths(exact));
        trace.Add(TraceLine.Of(TraceCodes.Total, total));
        var grade = Grades.BeforeQuota(rulebook, facts, total, held, trace);
        return new SubjectScore(
            facts.Village, facts.Secretary, facts.Kind, StarRating.Engine, rulebook.Hash, Unrated: null, total,
            groups.ToImmutableSortedDictionary(group => group.Group.Id, group => Rounding.ToHundredths(group.Group.Weight * group.Score), StringComparer.Ordinal),
            bonus, penalty, [.. held.Select(veto => veto.Code)], grade,
            Measures(rulebook, facts, total, groups, known),
            rulebook.Ladder is { } ladder ? Standing.Of(rulebook, ladder, facts, known, asOf) : null,
            trace.ToImmutable());
    }

    private static Unrated? WhyUnrated(Rulebook rulebook, SubjectFacts facts, in ConditionFacts known)
    {
        foreach (var condition in rulebook.Eligibility)
        {
            if (!condition.Holds(known))
            {
                return new Unrated(condition.Code, condition.Reason);
            }
        }

        foreach (var exclusion in rulebook.Exclusions)
        {
            if (exclusion.Holds(known))
            {
                return new Unrated(exclusion.Code, exclusion.Reason);
            }
        }

        return rulebook.MissingReading == MissingReading.Unrated ? GroupScores.Missing(rulebook, facts.Kind, known.Readings) : null;
    }

    /// <summary>Vetoes whose fact lies in the period, in the rulebook's order.</summary>
    private static Veto[] VetoesInForce(Rulebook rulebook, SubjectFacts facts, DateOnly asOf) =>
        [.. rulebook.Vetoes.Where(veto => facts.Career.Vetoes.Any(fact =>
            fact.Code == veto.Code && fact.On <= asOf && facts.Period.Contains(fact.On)))];

    private static ImmutableSortedDictionary<string, decimal> Measures(
        Rulebook rulebook, SubjectFacts facts, decimal total, IEnumerable<(RaterGroup Group, decimal Score)> groups, ConditionFacts known)
    {
        var measures = ImmutableSortedDictionary.CreateBuilder<string, decimal>(StringComparer.Ordinal);
        measures["total"] = total;
        foreach (var name in rulebook.Quotas.Append(rulebook.Ladder?.TopQuota).OfType<Quota>().SelectMany(quota => quota.TieBreak).Select(tie => tie.Measure))
        {
            var (kind, id) = name.Split(':', 2) is [var head, var tail] ? (head, tail) : (name, "");
            var value = kind switch
            {
                "tenure" => facts.MonthsInPost,
                "serviceYears" => known.ServiceYears,
                "group" => groups.Where(group => group.Group.Id == id).Select(group => (decimal?)group.Score).FirstOrDefault(),
                "reading" => known.Readings.TryGetValue(id, out var reading) ? reading : null,
                _ => (decimal?)null,
            };
            if (value is { } measured)
            {
                measures[name] = Rounding.ToHundredths(measured);
            }
        }

        measures["total"] = total;
        return measures.ToImmutable();
    }

    private static SubjectScore Without(Rulebook rulebook, SubjectFacts facts, Unrated unrated) => new(
        facts.Village, facts.Secretary, facts.Kind, StarRating.Engine, rulebook.Hash, unrated, Total: null,
        ImmutableSortedDictionary<string, decimal>.Empty, Bonus: 0, Penalty: 0, Vetoes: [], BandGrade: null,
        ImmutableSortedDictionary<string, decimal>.Empty,
        facts.Career.StarsBefore is { } before
            ? new StarBasis(before, false, 0, 0, 0, 0, ImmutableSortedDictionary<string, int>.Empty, null, false, false, false, [])
            : null,
        Trace: []);

    internal static string Invariant(IFormattable value) => value.ToString(value is decimal ? "0.####" : null, CultureInfo.InvariantCulture);
}
