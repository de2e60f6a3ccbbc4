using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Cuts those over a quota, in the order of its tie-break list.</summary>
internal static class QuotaStep
{
    /// <returns>Seats of the whole group, and what each township received and used.</returns>
    public static (int Cap, ImmutableArray<TownshipQuota> Townships, ImmutableArray<BranchQuota>? Branches) Cut(Quota quota, Seat[] all, Seat[] rated)
    {
        var counted = quota.Of == QuotaOf.Roster ? all : rated;
        var cap = quota.Seats(counted.Length);
        var sizes = counted.GroupBy(seat => seat.Score.Township).Select(part => KeyValuePair.Create(part.Key, part.Count())).ToArray();
        if (quota.Parts == QuotaParts.Whole)
        {
            Cut(quota, cap, rated);
            return (cap, [], null);
        }

        var seats = Apportionment.LargestRemainder(sizes, cap, quota.MinimumPerPart);
        var townships = ImmutableArray.CreateBuilder<TownshipQuota>(sizes.Length);
        foreach (var (township, given) in seats)
        {
            var used = Cut(quota, given, [.. rated.Where(seat => seat.Score.Township == township)]);
            townships.Add(new TownshipQuota(township, sizes.First(part => part.Key == township).Value, given, used));
        }

        return (cap, townships.ToImmutable(), null);
    }

    /// <summary>Holds those over the quota of the highest level one level below it.</summary>
    public static int? CutTop(Quota quota, int maximum, Seat[] all, Seat[] rated)
    {
        var cap = quota.Seats(quota.Of == QuotaOf.Roster ? all.Length : rated.Length);
        var order = Order(rated.Where(seat => seat.Stars == maximum), quota.TieBreak);
        for (var i = cap; i < order.Length; i++)
        {
            order[i].Stars = maximum - 1;
            order[i].Trace.Add(Over(TraceCodes.TopQuotaCut, maximum - 1, cap, i, order));
        }

        return cap;
    }

    public static ImmutableArray<Seat> Order(IEnumerable<Seat> seats, ImmutableArray<TieCriterion> criteria) => TieBreak.Order(
        seats, criteria,
        (seat, measure) => seat.Score.Measures.TryGetValue(measure, out var value) ? value : null,
        seat => seat.Score.Secretary.Value);

    /// <returns>Seats used.</returns>
    public static int Cut(Quota quota, int cap, Seat[] group)
    {
        var order = Order(group.Where(seat => seat.Grade == quota.Grade), quota.TieBreak);
        for (var i = 0; i < order.Length; i++)
        {
            if (i < cap)
            {
                order[i].Trace.Add(TraceLine.Of(TraceCodes.Quota, i + 1, ("seats", SubjectScoring.Invariant(cap)), ("candidates", SubjectScoring.Invariant(order.Length))));
                continue;
            }

            order[i].Grade = quota.Overflow ?? order[i].Grade;
            order[i].CutByQuota = true;
            order[i].Trace.Add(Over(TraceCodes.QuotaCut, null, cap, i, order));
        }

        return Math.Min(cap, order.Length);
    }

    private static TraceLine Over(string code, decimal? value, int cap, int place, ImmutableArray<Seat> order) => TraceLine.Of(
        code, value, ("place", SubjectScoring.Invariant(place + 1)), ("seats", SubjectScoring.Invariant(cap)),
        ("candidates", SubjectScoring.Invariant(order.Length)),
        ("lastTotal", cap == 0 ? "" : SubjectScoring.Invariant(order[cap - 1].Score.Measures["total"])));
}
