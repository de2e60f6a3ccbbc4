using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Stars;

namespace Villages.Domain.Points;

/// <summary>A line of the trace for each item, with the documents it rests on, and one for each cap that cut it.</summary>
internal static class ItemLines
{
    /// <summary>Documents are named as far as a line has room.</summary>
    private const int MostDocuments = 5;

    public static void Add(Rulebook rulebook, IEnumerable<CountedDeed> deeds, ImmutableArray<TraceLine>.Builder trace)
    {
        var byItem = deeds.ToLookup(deed => deed.Item.Id);
        foreach (var item in rulebook.Items)
        {
            var done = byItem[item.Id].ToArray();
            if (done.Length == 0)
            {
                continue;
            }

            trace.Add(TraceLine.Of(
                PointsTraceCodes.Item, done.Sum(deed => deed.Award.Granted), ("item", item.Id), ("asked", SubjectScoring.Invariant(done.Sum(deed => deed.Award.Asked))),
                ("count", SubjectScoring.Invariant(done.Length)), ("documents", Documents(done))));
            foreach (var cut in done.Where(deed => deed.Award.CutBy is not null).GroupBy(deed => deed.Award.CutBy!).OrderBy(cut => cut.Key, StringComparer.Ordinal))
            {
                trace.Add(TraceLine.Of(
                    PointsTraceCodes.ItemCut, cut.Sum(deed => deed.Award.Granted - deed.Award.Asked), ("item", item.Id), ("cap", cut.Key),
                    ("deeds", SubjectScoring.Invariant(cut.Count()))));
            }
        }
    }

    private static string Documents(CountedDeed[] deeds)
    {
        var sources = deeds.Select(deed => deed.Entry.Source).Distinct(StringComparer.Ordinal).ToArray();
        var named = string.Join("; ", sources.Take(MostDocuments));
        return sources.Length > MostDocuments ? $"{named} +{SubjectScoring.Invariant(sources.Length - MostDocuments)}" : named;
    }
}
