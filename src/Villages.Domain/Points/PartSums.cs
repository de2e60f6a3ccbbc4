using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>What an account's parts come to.</summary>
/// <param name="Scored">By category and base, in the rulebook's order; exact.</param>
/// <param name="Penalty">A positive number.</param>
internal sealed record PartSums(ImmutableArray<KeyValuePair<string, decimal>> Scored, decimal Bonus, decimal Penalty)
{
    public decimal Exact => Scored.Sum(part => part.Value) + Bonus - Penalty;

    /// <summary>The parts of a year: bases less what was lost of them, categories stretched for a class and limited by their maximum.</summary>
    public static PartSums OfYear(Rulebook rulebook, ClassRule? rule, ImmutableArray<CountedDeed> deeds, ImmutableArray<TraceLine>.Builder trace)
    {
        var scored = ImmutableArray.CreateBuilder<KeyValuePair<string, decimal>>();
        foreach (var given in rulebook.DeductOnlyBases)
        {
            var lost = Sum(deeds.Where(deed => given.Items.Contains(deed.Item.Id)));
            var left = given.Left([lost]);
            trace.Add(TraceLine.Of(PointsTraceCodes.Base, left, ("base", given.Id), ("amount", SubjectScoring.Invariant(given.Amount)), ("lost", SubjectScoring.Invariant(-lost))));
            scored.Add(new(given.Id, left));
        }

        foreach (var part in rulebook.Parts.Where(part => part.Kind == PartKind.Scored))
        {
            var points = Limited(part, rule, Sum(OfPart(rulebook, part, deeds)), trace);
            trace.Add(TraceLine.Of(PointsTraceCodes.Part, Rounding.ToHundredths(points), ("category", part.Category)));
            scored.Add(new(part.Category, points));
        }

        var (bonus, penalty) = Beside(rulebook, deeds, trace);
        return new PartSums(scored.ToImmutable(), bonus, penalty);
    }

    /// <summary>What was granted in a shorter period, without bases, stretching and limits of a year.</summary>
    public static PartSums OfPeriod(Rulebook rulebook, Period period, ImmutableArray<CountedDeed> deeds, ImmutableArray<TraceLine>.Builder trace)
    {
        ImmutableArray<CountedDeed> within = [.. deeds.Where(deed => period.Contains(deed.Entry.On))];
        var (bonus, penalty) = Beside(rulebook, within, trace);
        return new PartSums(
            [
                .. rulebook.Parts.Where(part => part.Kind == PartKind.Scored)
                    .Select(part => KeyValuePair.Create(part.Category, Sum(OfPart(rulebook, part, within)))),
            ],
            bonus, penalty - Sum(within.Where(deed => Loses(rulebook, deed.Item))));
    }

    private static decimal Limited(PointsPart part, ClassRule? rule, decimal points, ImmutableArray<TraceLine>.Builder trace)
    {
        if (rule is not null && part.Maximum is { } whole && rule.Reachable.TryGetValue(part.Category, out var reachable))
        {
            points = Math.Min(points, reachable) * whole / reachable;
            trace.Add(TraceLine.Of(
                PointsTraceCodes.ProRated, Rounding.ToHundredths(points), ("category", part.Category), ("class", rule.Class),
                ("reachable", SubjectScoring.Invariant(reachable)), ("maximum", SubjectScoring.Invariant(whole))));
        }

        if (part.Maximum is { } maximum && points > maximum)
        {
            trace.Add(TraceLine.Of(PointsTraceCodes.PartCut, maximum, ("category", part.Category), ("asked", SubjectScoring.Invariant(points))));
            return maximum;
        }

        return points;
    }

    private static (decimal Bonus, decimal Penalty) Beside(Rulebook rulebook, ImmutableArray<CountedDeed> deeds, ImmutableArray<TraceLine>.Builder trace)
    {
        var bonus = Sum(OfKind(rulebook, PartKind.Bonus, deeds));
        var penalty = -Sum(OfKind(rulebook, PartKind.Deduction, deeds));
        if (bonus != 0)
        {
            trace.Add(TraceLine.Of(PointsTraceCodes.Bonus, bonus));
        }

        if (penalty != 0)
        {
            trace.Add(TraceLine.Of(PointsTraceCodes.Penalty, -penalty));
        }

        return (bonus, penalty);
    }

    private static IEnumerable<CountedDeed> OfKind(Rulebook rulebook, PartKind kind, ImmutableArray<CountedDeed> deeds) =>
        rulebook.Parts.Where(part => part.Kind == kind).SelectMany(part => OfPart(rulebook, part, deeds));

    /// <summary>Without those that take from a base.</summary>
    private static IEnumerable<CountedDeed> OfPart(Rulebook rulebook, PointsPart part, ImmutableArray<CountedDeed> deeds) =>
        deeds.Where(deed => deed.Item.Category == part.Category && !Loses(rulebook, deed.Item));

    private static bool Loses(Rulebook rulebook, Item item) => rulebook.DeductOnlyBases.Any(given => given.Items.Contains(item.Id));

    private static decimal Sum(IEnumerable<CountedDeed> deeds) => deeds.Sum(deed => deed.Award.Granted);
}
