using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Sums of what is added (X) and taken (Y); a missing reading is nothing.</summary>
internal static class AdjustmentSums
{
    public static (decimal Bonus, decimal Penalty) Of(
        Rulebook rulebook, IReadOnlyDictionary<string, decimal> readings, ImmutableArray<TraceLine>.Builder trace)
    {
        var (bonus, penalty) = (0m, 0m);
        foreach (var adjustment in rulebook.Adjustments)
        {
            var asked = Math.Max(0, readings.GetValueOrDefault(adjustment.Indicator));
            if (asked == 0)
            {
                continue;
            }

            var counted = adjustment.Cap is { } cap ? Math.Min(asked, cap) : asked;
            var plus = adjustment.Sign == AdjustmentSign.Plus;
            trace.Add(TraceLine.Of(TraceCodes.Adjustment, plus ? counted : -counted, ("adjustment", adjustment.Id)));
            if (counted < asked)
            {
                trace.Add(TraceLine.Of(
                    TraceCodes.AdjustmentCut, counted, ("adjustment", adjustment.Id), ("asked", SubjectScoring.Invariant(asked))));
            }

            (bonus, penalty) = plus ? (bonus + counted, penalty) : (bonus, penalty + counted);
        }

        return (bonus, penalty);
    }
}
