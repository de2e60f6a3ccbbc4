using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Steps over a measure: the highest step reached decides.</summary>
/// <param name="Otherwise">Points below every step.</param>
public sealed record StepTable(string Id, ImmutableArray<Step> Steps, decimal Otherwise = 0)
{
    public decimal Look(decimal value)
    {
        var (points, reached) = (Otherwise, decimal.MinValue);
        foreach (var step in Steps)
        {
            if (value >= step.From && step.From >= reached)
            {
                (points, reached) = (step.Points, step.From);
            }
        }

        return points;
    }
}

public sealed record Step(decimal From, decimal Points);
