using System.Collections.Immutable;

namespace Villages.Domain.People;

/// <summary>Length of service.</summary>
/// <param name="Months">Whole months, left-over days turned into months of 30 days included.</param>
/// <param name="Days">Days left over, 0 to 29.</param>
[GenerateSerializer, Immutable, Alias("people.service-length")]
public readonly record struct ServiceLength([property: Id(0)] int Months, [property: Id(1)] int Days)
{
    public int WholeYears => Months / 12;
}

/// <summary>
/// Service counted from tenures (handbook §3.6): the union of the intervals, so two posts at once count once; days inclusive; whole months by the calendar,
/// left-over days summed, 30 days a month. The caller chooses the positions that count. Open tenures run to the as-of day.
/// </summary>
public static class TenureArithmetic
{
    /// <summary>A gap of at most this many months is continuous service for stars [P1].</summary>
    public const int BridgedMonths = 12;

    /// <summary>Service for stars: a removal for violation drops everything up to its day; a gap of at most 12 months counts, a longer one does not [P1].</summary>
    public static ServiceLength ForStars(IEnumerable<Tenure> tenures, DateOnly asOf)
    {
        var all = tenures.ToArray();
        DateOnly? removed = all.Where(t => t.RemovedForViolation && t.To <= asOf).Max(t => t.To);
        var served = Union(all.Select(t => (t.From, To: Earlier(t.To, asOf)))
            .Select(s => removed is { } day && s.From <= day ? (From: day.AddDays(1), s.To) : s));
        return Sum(Bridge(served));
    }

    /// <summary>Service for allowances: gaps never count, and only the tenure that ended in a removal for violation is dropped [P24].</summary>
    public static ServiceLength ForAllowances(IEnumerable<Tenure> tenures, DateOnly asOf) =>
        Sum(Union(tenures.Where(t => !(t.RemovedForViolation && t.To <= asOf)).Select(t => (t.From, To: Earlier(t.To, asOf)))));

    /// <summary>Whole months a tenure has lasted on a day, that day included; 0 when it does not cover the day.</summary>
    public static int MonthsInPost(Tenure tenure, DateOnly asOf) => tenure.Covers(asOf) ? Measure(tenure.From, asOf).Months : 0;

    private static ImmutableArray<(DateOnly From, DateOnly To)> Union(IEnumerable<(DateOnly From, DateOnly To)> intervals) =>
        Merge(intervals.Where(i => i.From <= i.To).Order(), (end, next) => next <= end.AddDays(1));

    private static ImmutableArray<(DateOnly From, DateOnly To)> Bridge(IEnumerable<(DateOnly From, DateOnly To)> served) =>
        Merge(served, (end, next) => next <= end.AddDays(1).AddMonths(BridgedMonths));

    private static ImmutableArray<(DateOnly From, DateOnly To)> Merge(
        IEnumerable<(DateOnly From, DateOnly To)> ordered, Func<DateOnly, DateOnly, bool> joins)
    {
        var merged = ImmutableArray.CreateBuilder<(DateOnly From, DateOnly To)>();
        foreach (var next in ordered)
        {
            if (merged.Count > 0 && joins(merged[^1].To, next.From))
            {
                merged[^1] = (merged[^1].From, next.To > merged[^1].To ? next.To : merged[^1].To);
            }
            else
            {
                merged.Add(next);
            }
        }

        return merged.ToImmutable();
    }

    private static ServiceLength Sum(IEnumerable<(DateOnly From, DateOnly To)> intervals)
    {
        var (months, days) = (0, 0);
        foreach (var (from, to) in intervals)
        {
            var length = Measure(from, to);
            (months, days) = (months + length.Months, days + length.Days);
        }

        return new ServiceLength(months + (days / 30), days % 30);
    }

    private static ServiceLength Measure(DateOnly from, DateOnly to)
    {
        var end = to.AddDays(1);
        var months = ((end.Year - from.Year) * 12) + end.Month - from.Month;
        if (from.AddMonths(months) > end)
        {
            months--;
        }

        return new ServiceLength(months, end.DayNumber - from.AddMonths(months).DayNumber);
    }

    private static DateOnly Earlier(DateOnly? to, DateOnly asOf) => to is { } day && day < asOf ? day : asOf;
}
