using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Bands over a measure, half-open from below: <c>from ≤ x &lt; to</c>.</summary>
public sealed record BandTable
{
    public required string Id { get; init; }

    /// <summary>Smallest value the measure can take; null for none: then the lowest band has no lower limit.</summary>
    public decimal? Minimum { get; init; }

    public required ImmutableArray<Band> Bands { get; init; }
}

/// <param name="From">Included; null for no lower limit.</param>
/// <param name="To">Excluded; null for no upper limit.</param>
public sealed record Band(string Grade, decimal? From = null, decimal? To = null)
{
    public bool Holds(decimal value) => (From is not { } from || value >= from) && (To is not { } to || value < to);
}

/// <summary>Judging by bands.</summary>
public static class Bands
{
    /// <summary>Grade of a value that was rounded already; null when no band holds it, which the linter excludes.</summary>
    public static string? Judge(BandTable table, decimal value)
    {
        foreach (var band in table.Bands)
        {
            if (band.Holds(value))
            {
                return band.Grade;
            }
        }

        return null;
    }
}
