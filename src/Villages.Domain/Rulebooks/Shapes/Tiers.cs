using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>Tiers by whole years of service, Party age or the like.</summary>
public sealed record TierTable(string Id, ImmutableArray<Tier> Tiers)
{
    /// <summary>Value of the highest tier reached; null below the first.</summary>
    public decimal? Reach(decimal years)
    {
        Tier? reached = null;
        foreach (var tier in Tiers)
        {
            if (years >= tier.From && (reached is null || tier.From >= reached.From))
            {
                reached = tier;
            }
        }

        return reached?.Value;
    }
}

/// <param name="From">Whole years, included.</param>
public sealed record Tier(decimal From, decimal Value);

/// <summary>Values by post: of several posts at once the highest decides, never their sum.</summary>
public sealed record PostTable(string Id, ImmutableSortedDictionary<string, decimal> Values)
{
    /// <summary>Null when none of the posts has a value.</summary>
    public decimal? Highest(IEnumerable<string> posts) =>
        posts.Select(post => Values.TryGetValue(post, out var value) ? value : (decimal?)null).Max();
}
