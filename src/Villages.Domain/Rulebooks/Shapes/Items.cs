using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A line of an item catalogue: points for a deed.</summary>
public sealed record Item
{
    public required string Id { get; init; }

    public required Text Title { get; init; }

    public string? Category { get; init; }

    /// <summary>Points per unit; negative for a deduction.</summary>
    public decimal Points { get; init; }

    /// <summary>What one unit is: a time, an hour, a month, a quarter.</summary>
    public string Unit { get; init; } = "time";

    /// <summary>Points by level (township, county …) instead of <see cref="Points"/>.</summary>
    public ImmutableSortedDictionary<string, decimal> PointsByLevel { get; init; } = ImmutableSortedDictionary<string, decimal>.Empty;

    public ImmutableArray<string> Multipliers { get; init; } = [];

    public ImmutableArray<string> Evidence { get; init; } = [];

    /// <summary>Roles that may claim the item.</summary>
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>Roles that may award it.</summary>
    public ImmutableArray<string> Awards { get; init; } = [];
}

/// <summary>Most points that items or categories give together in one span.</summary>
public sealed record Cap
{
    public required string Id { get; init; }

    public ImmutableArray<string> Items { get; init; } = [];

    public ImmutableArray<string> Categories { get; init; } = [];

    public required decimal Amount { get; init; }

    public required RuleSpan Per { get; init; }

    public bool Covers(Item item) =>
        Items.Contains(item.Id) || (item.Category is { } category && Categories.Contains(category));
}

/// <summary>Points that are there from the start and can only be lost.</summary>
public sealed record DeductOnlyBase(string Id, Text Title, decimal Amount, ImmutableArray<string> Items, decimal Floor = 0)
{
    /// <param name="deductions">Negative points.</param>
    public decimal Left(IEnumerable<decimal> deductions) => Math.Max(Floor, Amount + deductions.Sum());
}
