using System.Collections.Immutable;
using System.Globalization;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>The nearest way up: the fewest deeds of one item that the caps still take and that reach the next band.</summary>
internal static class PointsWayUp
{
    /// <summary>Null when nothing is above, or a red or yellow line stands in the way.</summary>
    public static Text? Of(Rulebook rulebook, ImmutableArray<TraceLine> trace)
    {
        TraceLine? Find(string code) => trace.LastOrDefault(line => line.Code == code);
        if (Find(TraceCodes.QuotaCut) is not null)
        {
            return WayUp.Of(rulebook, trace);
        }

        if (Find(TraceCodes.Veto) is not null || Find(TraceCodes.BandCap) is not null
            || Find(TraceCodes.Total)?.Value is not { } total || (Find(TraceCodes.Grade) ?? Find(TraceCodes.Band)) is not { } reached)
        {
            return null;
        }

        var rank = Grades.Rank(rulebook, reached.Args["grade"]);
        var next = rulebook.Bands[0].Bands.Where(band => band.From > total && Grades.Rank(rulebook, band.Grade) < rank).MinBy(band => band.From);
        if (next is not { From: { } from })
        {
            return null;
        }

        var (title, missing) = (TraceSentences.GradeTitle(rulebook, next.Grade), from - total);
        return Nearest(rulebook, trace, missing) is not var (item, times)
            ? new($"距{title.Chinese}差 {TraceSentences.Plain(missing)} 分", $"{TraceSentences.Plain(missing)} points short of '{title.English}'")
            : new(
                $"距{title.Chinese}差 {TraceSentences.Plain(missing)} 分：再有 {times} 次“{item.Title.Chinese}”即可",
                $"{TraceSentences.Plain(missing)} points short of '{title.English}': {times} × {item.Title.English} would do");
    }

    private static (Item Item, string Times)? Nearest(Rulebook rulebook, ImmutableArray<TraceLine> trace, decimal missing)
    {
        var scored = rulebook.Parts.Where(part => part.Kind == PartKind.Scored).Select(part => part.Category).ToHashSet();
        var given = trace.Where(line => line.Code == PointsTraceCodes.Item).ToDictionary(line => line.Args["item"], line => line.Value ?? 0);
        var way = rulebook.Items
            .Where(item => item.Points > 0 && item.Category is { } category && scored.Contains(category))
            .Select(item => (Item: item, Times: Math.Ceiling(missing / item.Points)))
            .Where(way => missing <= Room(rulebook, way.Item, given))
            .OrderBy(way => way.Times).FirstOrDefault();
        return way.Item is null ? null : (way.Item, way.Times.ToString("0", CultureInfo.InvariantCulture));
    }

    /// <summary>What the yearly caps still take of the item.</summary>
    private static decimal Room(Rulebook rulebook, Item item, Dictionary<string, decimal> given) => rulebook.Caps
        .Where(cap => cap.Per is RuleSpan.Year or RuleSpan.Term && cap.Covers(item))
        .Select(cap => cap.Amount - rulebook.Items.Where(cap.Covers).Sum(other => Math.Max(0, given.GetValueOrDefault(other.Id))))
        .DefaultIfEmpty(decimal.MaxValue).Min();
}
