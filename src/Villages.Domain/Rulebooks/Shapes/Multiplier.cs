namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Multiplies an item's points when the deed carries a flag, for example twice the points for a letter in the media.</summary>
public sealed record Multiplier(string Id, Text Title, decimal Factor, string Flag);

/// <summary>What several entitlements of one person come to.</summary>
public sealed record Stacking(string Id, System.Collections.Immutable.ImmutableArray<string> Entitlements, StackingRule Rule)
{
    public decimal Combine(IEnumerable<decimal> amounts) =>
        Rule == StackingRule.Both ? amounts.Sum() : amounts.DefaultIfEmpty(0).Max();
}

public enum StackingRule
{
    Both,
    Higher,
}
