using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Dimensions of one kind of subject; weights sum to 100.</summary>
public sealed record DimensionSet(ImmutableArray<AreaKind> Kinds, ImmutableArray<Dimension> Dimensions);

/// <param name="Indicator">A reading of 0 to 100.</param>
/// <param name="Weight">Share of 100.</param>
public sealed record Dimension(string Indicator, decimal Weight);

/// <summary>A group of raters whose score enters the total with a weight.</summary>
public sealed record RaterGroup
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    /// <summary>Share of 1.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The indicator the group scores; null for the weighted dimensions of the subject's kind.</summary>
    public string? Indicator { get; init; }
}

/// <summary>Points added (X) or taken (Y) beside the weighted total.</summary>
public sealed record Adjustment
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public required string Indicator { get; init; }

    public required AdjustmentSign Sign { get; init; }

    /// <summary>Most that counts; null for no limit.</summary>
    public decimal? Cap { get; init; }
}

public enum AdjustmentSign
{
    Plus,
    Minus,
}

/// <summary>Limits of a total; null for none.</summary>
public sealed record TotalRange(decimal? Minimum = null, decimal? Maximum = null)
{
    public decimal Clamp(decimal total) =>
        Minimum is { } low && total < low ? low : Maximum is { } high && total > high ? high : total;
}

/// <summary>Weighted sums, exact until they are rounded once.</summary>
public static class WeightedScore
{
    /// <summary>Σ weight × score over the total of the weights given.</summary>
    /// <param name="whole">100 for dimensions, 1 for rater groups.</param>
    public static decimal Of(IEnumerable<(decimal Weight, decimal Score)> parts, decimal whole)
    {
        var sum = 0m;
        foreach (var (weight, score) in parts)
        {
            sum += weight * score;
        }

        return sum / whole;
    }
}
