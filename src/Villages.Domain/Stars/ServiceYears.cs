using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Years in post as a rulebook counts them (handbook §3.6): posts held at once count once, dates are inclusive, 30 left-over days are a month.</summary>
internal static class ServiceYears
{
    /// <summary>Whole years up to and including the date.</summary>
    public static int Count(ServiceRule rule, IEnumerable<ServiceSpan> services, DateOnly asOf)
    {
        var (months, days) = (0, 0);
        foreach (var (from, after) in Runs(rule, services, asOf))
        {
            var whole = WholeMonths(from, after);
            months += whole;
            days += after.DayNumber - from.AddMonths(whole).DayNumber;
        }

        return (months + days / 30) / 12;
    }

    /// <summary>Whole calendar months from a day to the day after the last.</summary>
    public static int WholeMonths(DateOnly from, DateOnly after)
    {
        var months = (after.Year - from.Year) * 12 + after.Month - from.Month;
        return from.AddMonths(months) > after ? months - 1 : months;
    }

    /// <summary>Runs of counted service as (first day, day after the last), gaps bridged.</summary>
    private static List<(DateOnly From, DateOnly After)> Runs(ServiceRule rule, IEnumerable<ServiceSpan> services, DateOnly asOf)
    {
        var runs = new List<(DateOnly From, DateOnly After)>();
        foreach (var (from, after) in Counted(rule, [.. services], asOf.AddDays(1)).Order())
        {
            if (runs.Count > 0 && from <= runs[^1].After.AddMonths(rule.BridgeMonths))
            {
                runs[^1] = (runs[^1].From, after > runs[^1].After ? after : runs[^1].After);
            }
            else
            {
                runs.Add((from, after));
            }
        }

        return runs;
    }

    private static IEnumerable<(DateOnly From, DateOnly After)> Counted(ServiceRule rule, ServiceSpan[] services, DateOnly limit)
    {
        var clean = rule.Violation == ViolationRule.DropAllBefore
            ? services.Where(span => span.RemovedForViolation && span.To < limit).Max(span => span.To)?.AddDays(1) ?? DateOnly.MinValue
            : DateOnly.MinValue;
        foreach (var span in services.Where(span => rule.Positions.Contains(span.Position)))
        {
            var from = span.From > clean ? span.From : clean;
            var after = span.To is { } to && to < limit ? to.AddDays(1) : limit;
            var flagged = span.RemovedForViolation && span.To < limit;
            if (from < after && !flagged)
            {
                yield return (from, after);
            }
        }
    }
}
