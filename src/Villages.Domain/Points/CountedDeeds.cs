using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>An entry that counts, with what the caps left of it.</summary>
internal readonly record struct CountedDeed(PointsEntry Entry, Item Item, Award Award);

/// <summary>The registered deeds of the year to date under class rule and caps, in deed order.</summary>
internal static class CountedDeeds
{
    public static ImmutableArray<CountedDeed> Of(Rulebook rulebook, MemberFacts facts, ClassRule? rule, DateOnly asOf, ImmutableArray<TraceLine>.Builder trace)
    {
        var items = rulebook.Items.ToDictionary(item => item.Id, StringComparer.Ordinal);
        var from = new DateOnly(facts.Period.FirstDay.Year, 1, 1);
        var to = facts.Period.LastDay < asOf ? facts.Period.LastDay : asOf;
        var counted = new Dictionary<string, PointsEntry>(StringComparer.Ordinal);
        var left = new SortedDictionary<(string Code, string Item), int>();
        foreach (var entry in facts.Entries.Where(entry => entry.Counts && entry.On >= from && entry.On <= to))
        {
            var code = !items.ContainsKey(entry.Item) ? PointsTraceCodes.UnknownItem
                : rule is { Items.IsEmpty: false } && !rule.Items.Contains(entry.Item) ? PointsTraceCodes.OutsideClass
                : null;
            if (code is null)
            {
                counted.TryAdd(entry.Id, entry);
                continue;
            }

            left[(code, entry.Item)] = left.GetValueOrDefault((code, entry.Item)) + 1;
        }

        foreach (var ((code, item), count) in left)
        {
            trace.Add(TraceLine.Of(code, null, ("item", item), ("count", SubjectScoring.Invariant(count))));
        }

        return
        [
            .. Caps.Apply(rulebook, counted.Values.Select(entry => Judge(rulebook, items[entry.Item], entry)))
                .Select(award => new CountedDeed(counted[award.Deed.Key], items[award.Deed.Item], award)),
        ];
    }

    /// <summary>By deed date what was granted stands; by the cycle's end the item is valued anew, but never above what reviewers left.</summary>
    private static Deed Judge(Rulebook rulebook, Item item, PointsEntry entry)
    {
        var deed = new Deed(entry.Id, entry.On, entry.Item, entry.Quantity, entry.Level, entry.Flags, entry.Granted);
        if (rulebook.JudgeBy == JudgeBy.DeedDate)
        {
            return deed;
        }

        var worth = Caps.Worth(rulebook, item, deed);
        return deed with
        {
            Points = entry.Granted == entry.Asked ? worth : worth < 0 ? Math.Max(worth, entry.Granted) : Math.Min(worth, entry.Granted),
        };
    }
}
