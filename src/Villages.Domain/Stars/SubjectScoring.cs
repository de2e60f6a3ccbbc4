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
        var grade = Grades.BeforeQuota(rulebook, facts.Career.Vetoes, facts.Period, total, held, trace);
        return new SubjectScore(
            facts.Village, facts.Secretary, facts.Kind, StarRating.Engine, rulebook.Hash, Unrated: null, total,
            groups.Select(group => KeyValuePair.Create(group.Group.Id, Rounding.ToHundredths(group.Group.Weight * group.Score))).ToArray().ToCompactDictionary(),
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

    private static CompactDictionary<decimal> Measures(
        Rulebook rulebook, SubjectFacts facts, decimal total, ImmutableArray<(RaterGroup Group, decimal Score)> groups, in ConditionFacts known)
    {
        var measures = new List<KeyValuePair<string, decimal>>();
        foreach (var quota in rulebook.Quotas)
        {
            Add(quota, facts, groups, known, measures);
        }

        if (rulebook.Ladder?.TopQuota is { } top)
        {
            Add(top, facts, groups, known, measures);
        }

        measures.Add(new("total", total));
        return measures.ToArray().ToCompactDictionary();
    }

    private static void Add(
        Quota quota, SubjectFacts facts, ImmutableArray<(RaterGroup Group, decimal Score)> groups, in ConditionFacts known, List<KeyValuePair<string, decimal>> measures)
    {
        foreach (var tie in quota.TieBreak)
        {
            if (Measure(tie.Measure, facts, groups, known) is { } measured)
            {
                measures.Add(new(tie.Measure, Rounding.ToHundredths(measured)));
            }
        }
    }

    private static decimal? Measure(string name, SubjectFacts facts, ImmutableArray<(RaterGroup Group, decimal Score)> groups, in ConditionFacts known)
    {
        switch (name)
        {
            case "tenure":
                return facts.MonthsInPost;
            case "serviceYears":
                return known.ServiceYears;
        }

        if (name.StartsWith("reading:", StringComparison.Ordinal))
        {
            return known.Readings.TryGetValue(name["reading:".Length..], out var reading) ? reading : null;
        }

        foreach (var (group, score) in groups)
        {
            if (name.StartsWith("group:", StringComparison.Ordinal) && name.AsSpan("group:".Length).SequenceEqual(group.Id))
            {
                return score;
            }
        }

        return null;
    }

    private static SubjectScore Without(Rulebook rulebook, SubjectFacts facts, Unrated unrated) => new(
        facts.Village, facts.Secretary, facts.Kind, StarRating.Engine, rulebook.Hash, unrated, Total: null,
        CompactDictionary<decimal>.Empty, Bonus: 0, Penalty: 0, Vetoes: [], BandGrade: null,
        CompactDictionary<decimal>.Empty,
        facts.Career.StarsBefore is { } before
            ? new StarBasis(before, false, 0, 0, 0, 0, ImmutableSortedDictionary<string, int>.Empty, null, false, false, false, [])
            : null,
        Trace: []);

    internal static string Invariant(IFormattable value) => value.ToString(value is decimal ? "0.####" : null, CultureInfo.InvariantCulture);
}
