using System.Collections.Immutable;

namespace Villages.Domain.Rulebooks.Shapes;

/// <summary>A deed that asks for the points of an item.</summary>
/// <param name="Key">Idempotency key; decides the order of deeds of one day.</param>
/// <param name="Level">Level of the honour or notice, for items with points by level.</param>
/// <param name="Points">Points that were settled for it; null for what the item gives.</param>
public sealed record Deed(string Key, DateOnly On, string Item, decimal Quantity = 1, string? Level = null, ImmutableArray<string> Flags = default, decimal? Points = null);

/// <param name="CutBy">Id of the cap that took the most; null when nothing was cut.</param>
public sealed record Award(Deed Deed, decimal Asked, decimal Granted, string? CutBy);

/// <summary>Item points under caps.</summary>
public static class Caps
{
    /// <summary>Awards in deed order: by date, then key, whatever order the deeds arrive in. The same key counts once. Deductions are never capped.</summary>
    public static ImmutableArray<Award> Apply(Rulebook rulebook, IEnumerable<Deed> deeds)
    {
        var spent = new Dictionary<(string Cap, DateOnly Span), decimal>();
        var awards = ImmutableArray.CreateBuilder<Award>();
        foreach (var deed in deeds.DistinctBy(deed => deed.Key).OrderBy(deed => deed.On).ThenBy(deed => deed.Key, StringComparer.Ordinal))
        {
            var item = rulebook.Items.First(item => item.Id == deed.Item);
            var asked = Rounding.ToHundredths(deed.Points ?? Worth(rulebook, item, deed));
            awards.Add(asked <= 0 ? new Award(deed, asked, asked, null) : Grant(rulebook, item, deed, asked, spent));
        }

        return awards.ToImmutable();
    }

    private static Award Grant(Rulebook rulebook, Item item, Deed deed, decimal asked, Dictionary<(string Cap, DateOnly Span), decimal> spent)
    {
        var caps = rulebook.Caps.Where(cap => cap.Covers(item)).Select(cap => (Cap: cap, Key: (cap.Id, StartOf(cap.Per, deed.On)))).ToArray();
        var (granted, cutBy) = (asked, (string?)null);
        foreach (var (cap, key) in caps)
        {
            var left = Math.Max(0, cap.Amount - spent.GetValueOrDefault(key));
            (granted, cutBy) = left < granted ? (left, cap.Id) : (granted, cutBy);
        }

        foreach (var (_, key) in caps)
        {
            spent[key] = spent.GetValueOrDefault(key) + granted;
        }

        return new Award(deed, asked, granted, cutBy);
    }

    /// <summary>What an item gives for a deed before any cap, exact; an unknown level gives nothing.</summary>
    public static decimal Worth(Rulebook rulebook, Item item, Deed deed)
    {
        var points = deed.Quantity * (deed.Level is { } level ? item.PointsByLevel.GetValueOrDefault(level) : item.Points);
        return deed.Flags.IsDefaultOrEmpty
            ? points
            : rulebook.Multipliers.Where(multiplier => item.Multipliers.Contains(multiplier.Id) && deed.Flags.Contains(multiplier.Flag))
                .Aggregate(points, (sum, multiplier) => sum * multiplier.Factor);
    }

    /// <summary>First day of the span that holds the date; a term is the account's whole life.</summary>
    private static DateOnly StartOf(RuleSpan span, DateOnly on) => span switch
    {
        RuleSpan.Day => on,
        RuleSpan.Month => new DateOnly(on.Year, on.Month, 1),
        RuleSpan.Quarter => new DateOnly(on.Year, (on.Month - 1) / 3 * 3 + 1, 1),
        RuleSpan.HalfYear => new DateOnly(on.Year, (on.Month - 1) / 6 * 6 + 1, 1),
        RuleSpan.Year => new DateOnly(on.Year, 1, 1),
        _ => DateOnly.MinValue,
    };
}
