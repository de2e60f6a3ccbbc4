using Villages.Domain.Grids;

namespace Villages.Domain.People;

/// <summary>A person's work on a grid (网格员任职); grid and first day tell one from another.</summary>
[GenerateSerializer, Immutable, Alias("people.grid-work")]
public sealed record GridWork([property: Id(0)] GridId Grid, [property: Id(1)] GridAssignment Assignment)
{
    public bool IsSameAs(GridWork other) => Grid == other.Grid && Assignment.From == other.Assignment.From;
}
