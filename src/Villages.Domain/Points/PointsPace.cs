using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>What could be reached to date at an even pace, and who is behind it in a quarter. The review is once a year and counts in a year only.</summary>
internal static class PointsPace
{
    private const int Quarter = 3;
    private const int Year = 12;

    /// <summary>The measures <c>reachable</c> and, of a quarter under a pace rule, <c>assisted</c>, 1 for yes.</summary>
    public static IEnumerable<KeyValuePair<string, decimal>> Of(
        Rulebook rulebook, MemberFacts facts, ClassRule? rule, ImmutableArray<CountedDeed> deeds, bool yearly, ImmutableArray<TraceLine>.Builder trace)
    {
        var bases = rulebook.DeductOnlyBases.Sum(given => given.Amount);
        var parts = rulebook.Parts.Where(part => part.Kind == PartKind.Scored).Sum(part => part.Maximum ?? 0);
        if (yearly)
        {
            return [new("reachable", bases + parts + (rulebook.Review?.Maximum ?? 0))];
        }

        var reachable = bases + Rounding.ToHundredths(parts * MonthsToDate(facts) / Year);
        if (facts.Period.Months != Quarter || rulebook.Pace is not { } pace || reachable == 0)
        {
            return [new("reachable", reachable)];
        }

        var earned = Rounding.ToHundredths(PartSums.OfYear(rulebook, rule, deeds, ImmutableArray.CreateBuilder<TraceLine>()).Exact);
        var assisted = earned < pace.Share * reachable;
        trace.Add(TraceLine.Of(
            PointsTraceCodes.Pace, earned, ("reachable", SubjectScoring.Invariant(reachable)), ("share", SubjectScoring.Invariant(pace.Share)), ("assisted", assisted ? "yes" : "no")));
        return [new("reachable", reachable), new("assisted", assisted ? 1 : 0)];
    }

    /// <summary>Whole months of the year to the period's end in which the person was a member from the first day.</summary>
    private static int MonthsToDate(MemberFacts facts)
    {
        var end = facts.Period.FirstDay.Month + facts.Period.Months - 1;
        var joined = facts.Memberships.Min(membership => membership.From);
        var before = joined.Year < facts.Period.FirstDay.Year ? 0 : joined.Month - (joined.Day == 1 ? 1 : 0);
        return joined.Year > facts.Period.FirstDay.Year ? 0 : Math.Max(0, end - before);
    }
}
