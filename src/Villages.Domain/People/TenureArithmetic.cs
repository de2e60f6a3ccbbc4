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

/// <summary>A stretch of service; dates inclusive, no last day while in office.</summary>
public readonly record struct ServiceInterval(DateOnly From, DateOnly? To, bool RemovedForViolation = false)
{
    public static ServiceInterval Of(Tenure tenure) => new(tenure.From, tenure.To, tenure.RemovedForViolation);
}

/// <summary>
/// Service counted from intervals (handbook §3.6): their union, so two posts at once count once; days inclusive; whole months by the calendar,
/// left-over days summed, 30 days a month. The caller chooses the positions that count. Open intervals run to the as-of day; what lies after it is not yet known.
/// </summary>
public static class TenureArithmetic
{
    /// <summary>A gap of at most this many months is continuous service for stars [P1].</summary>
    public const int BridgedMonths = 12;

    /// <summary>Service for stars: a removal for violation drops everything up to its day; a gap of at most 12 months counts, a longer one does not [P1].</summary>
    public static ServiceLength ForStars(IEnumerable<Tenure> tenures, DateOnly asOf) =>
        Count(tenures.Select(ServiceInterval.Of), BridgedMonths, dropAllBefore: true, asOf);

    /// <summary>Service for allowances: gaps never count, and only the tenure that ended in a removal for violation is dropped [P24].</summary>
    public static ServiceLength ForAllowances(IEnumerable<Tenure> tenures, DateOnly asOf) =>
        Count(tenures.Select(ServiceInterval.Of), bridgedMonths: 0, dropAllBefore: false, asOf);

    /// <param name="bridgedMonths">A gap of at most so many months counts as service.</param>
    /// <param name="dropAllBefore">A removal for violation drops everything up to its day; else only the interval it ended.</param>
    public static ServiceLength Count(IEnumerable<ServiceInterval> intervals, int bridgedMonths, bool dropAllBefore, DateOnly asOf)
    {
        var all = intervals.ToArray();
        var removals = all.Where(i => i.RemovedForViolation && i.To <= asOf);
        DateOnly? removed = dropAllBefore ? removals.Max(i => i.To) : null;
        var counted = (dropAllBefore ? all : all.Except(removals))
            .Select(i => (From: removed is { } day && i.From <= day ? day.AddDays(1) : i.From, To: i.To is { } to && to < asOf ? to : asOf));
        return Sum(Merge(counted.Where(i => i.From <= i.To).Order(), bridgedMonths));
    }

    /// <summary>Whole months a tenure has lasted on a day, that day included; 0 when it does not cover the day.</summary>
    public static int MonthsInPost(Tenure tenure, DateOnly asOf) => tenure.Covers(asOf) ? Measure(tenure.From, asOf).Months : 0;

    private static ImmutableArray<(DateOnly From, DateOnly To)> Merge(IEnumerable<(DateOnly From, DateOnly To)> ordered, int bridgedMonths)
    {
        var merged = ImmutableArray.CreateBuilder<(DateOnly From, DateOnly To)>();
        foreach (var next in ordered)
        {
            if (merged.Count > 0 && next.From <= merged[^1].To.AddDays(1).AddMonths(bridgedMonths))
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
}
