using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>One member's score: who is rated, deeds under caps, the review, total, band, red and yellow lines, pass lines.</summary>
internal static class PointsScoring
{
    private const int Year = 12;

    public static SubjectScore Score(Rulebook rulebook, MemberFacts facts, DateOnly asOf)
    {
        var yearly = facts.Period.Months == Year;
        Veto[] held = yearly ? [.. rulebook.Vetoes.Where(veto => InPeriod(facts.Vetoes, facts, asOf).Any(fact => fact.Code == veto.Code))] : [];
        var zeroed = held.Any(veto => veto.Effect == VetoEffect.ZeroTotal);
        if (WhyUnrated(rulebook, facts, asOf, yearly && !zeroed) is { } unrated)
        {
            return Without(rulebook, facts, unrated);
        }

        var trace = ImmutableArray.CreateBuilder<TraceLine>();
        var rule = rulebook.ClassRules.FirstOrDefault(known => known.Class == facts.Class);
        var deeds = CountedDeeds.Of(rulebook, facts, rule, asOf, trace);
        ItemLines.Add(rulebook, yearly ? deeds : deeds.Where(deed => facts.Period.Contains(deed.Entry.On)), trace);
        var sums = yearly ? PartSums.OfYear(rulebook, rule, deeds, trace) : PartSums.OfPeriod(rulebook, facts.Period, deeds, trace);
        var review = yearly ? Review(rulebook, facts, trace) : null;
        var total = Total(rulebook, sums.Exact + (review ?? 0), yearly, zeroed, trace);
        var grade = yearly && !rulebook.Bands.IsEmpty
            ? Grades.BeforeQuota(rulebook, InPeriod(facts.YellowLines, facts, asOf), facts.Period, total, held, trace)
            : null;
        ImmutableArray<KeyValuePair<string, decimal>> parts = [.. sums.Scored, .. review is { } points ? [KeyValuePair.Create(DemocraticReview.Id, points)] : Array.Empty<KeyValuePair<string, decimal>>()];
        var measures = Measures(facts, total, parts);
        measures.AddRange(yearly ? PassLines(rulebook, facts, asOf, total, trace) : []);
        measures.AddRange(PointsPace.Of(rulebook, facts, rule, deeds, yearly, trace));
        return new SubjectScore(
            facts.Village, facts.Person, facts.Kind, PointsRating.Engine, rulebook.Hash, Unrated: null, total,
            parts.Select(part => KeyValuePair.Create(part.Key, Rounding.ToHundredths(part.Value))).ToArray().ToCompactDictionary(),
            sums.Bonus, sums.Penalty, [.. held.Select(veto => veto.Code)], grade, measures.ToArray().ToCompactDictionary(), Basis: null, trace.ToImmutable())
        {
            Branch = facts.Branch,
        };
    }

    private static Unrated? WhyUnrated(Rulebook rulebook, MemberFacts facts, DateOnly asOf, bool needsReview)
    {
        if (!facts.Memberships.Any(membership => membership.Covers(asOf)))
        {
            return new Unrated("no-membership", new Text("截止日不在任何党支部", "belongs to no branch on the day"));
        }

        var known = new ConditionFacts { Kind = facts.Kind, Age = facts.Age, PartyYears = facts.PartyAge / Year, Flags = facts.Flags(asOf) };
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

        return needsReview && rulebook.MissingReading == MissingReading.Unrated && rulebook.Review is { } review && Mean(rulebook, review, facts) is null
            ? new Unrated("review-missing", new Text($"缺少数据：{review.Title.Chinese}", $"Missing: {review.Title.English}"))
            : null;
    }

    private static decimal? Mean(Rulebook rulebook, DemocraticReview review, MemberFacts facts) =>
        review.Points(rulebook.BallotScales.First(scale => scale.Id == review.BallotScale), facts.ReviewVotes);

    private static decimal? Review(Rulebook rulebook, MemberFacts facts, ImmutableArray<TraceLine>.Builder trace)
    {
        if (rulebook.Review is not { } review)
        {
            return null;
        }

        var points = Mean(rulebook, review, facts);
        trace.Add(points is { } counted
            ? TraceLine.Of(
                PointsTraceCodes.Review, Rounding.ToHundredths(counted), ("maximum", SubjectScoring.Invariant(review.Maximum)),
                ("ballots", SubjectScoring.Invariant(facts.ReviewVotes.Values.Sum())))
            : TraceLine.Of(PointsTraceCodes.NoReview, 0));
        return points ?? 0;
    }

    /// <summary>Rounded once; the range is one of a year.</summary>
    private static decimal Total(Rulebook rulebook, decimal exact, bool yearly, bool zeroed, ImmutableArray<TraceLine>.Builder trace)
    {
        var rounded = Rounding.ToHundredths(exact);
        var clamped = yearly ? rulebook.Total.Clamp(rounded) : rounded;
        if (clamped != rounded)
        {
            trace.Add(TraceLine.Of(PointsTraceCodes.TotalCut, clamped, ("sum", SubjectScoring.Invariant(rounded))));
        }

        var total = zeroed ? 0 : clamped;
        trace.Add(TraceLine.Of(TraceCodes.Total, total));
        return total;
    }

    private static IEnumerable<VetoFact> InPeriod(ImmutableArray<VetoFact> facts, MemberFacts member, DateOnly asOf) =>
        facts.Where(fact => fact.On <= asOf && member.Period.Contains(fact.On));

    private static List<KeyValuePair<string, decimal>> Measures(MemberFacts facts, decimal total, ImmutableArray<KeyValuePair<string, decimal>> parts)
    {
        var measures = parts.Select(part => KeyValuePair.Create($"group:{part.Key}", Rounding.ToHundredths(part.Value))).Append(new("total", total)).ToList();
        if (facts.PartyAge is { } months)
        {
            measures.Add(new("partyAge", months));
        }

        return measures;
    }

    private static List<KeyValuePair<string, decimal>> PassLines(
        Rulebook rulebook, MemberFacts facts, DateOnly asOf, decimal total, ImmutableArray<TraceLine>.Builder trace)
    {
        var passed = new List<KeyValuePair<string, decimal>>();
        var flags = facts.Flags(asOf);
        foreach (var line in rulebook.PassLines.Where(line => flags.Contains(line.Flag)))
        {
            trace.Add(TraceLine.Of(
                PointsTraceCodes.PassLine, total, ("line", line.Id), ("from", SubjectScoring.Invariant(line.From)), ("passed", total >= line.From ? "yes" : "no")));
            passed.Add(new($"passed:{line.Id}", total >= line.From ? 1 : 0));
        }

        return passed;
    }

    private static SubjectScore Without(Rulebook rulebook, MemberFacts facts, Unrated unrated) => new(
        facts.Village, facts.Person, facts.Kind, PointsRating.Engine, rulebook.Hash, unrated, Total: null, CompactDictionary<decimal>.Empty, Bonus: 0, Penalty: 0,
        Vetoes: [], BandGrade: null, CompactDictionary<decimal>.Empty, Basis: null, Trace: [])
    {
        Branch = facts.Branch,
    };
}
