using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Asks children for their summaries, at most 64 at a time.</summary>
internal sealed class AreaChildrenReader(JournalAccess access, IGrainFactory grains)
{
    private const int AtOnce = 64;

    /// <summary>Brings a kept map up to date: asks the villages whose stream is ahead of it, or above county level every child.</summary>
    public async Task<AreaSummary> Catch(AreaSummary kept, AreaCode area, AreaTree tree, DateOnly today, CancellationToken cancellation)
    {
        if (area.Kind != AreaKind.County)
        {
            return await Ask(kept, [.. tree.Children(area, today).Select(row => row.Code)], kept.Version);
        }

        var streams = tree.VillagesUnder(area, today).ToDictionary(row => new StreamId(row.Stream.Home, row.Stream.Text), row => row.Code);
        var heads = await access.Journal.Heads(streams.Keys, cancellation);
        var ahead = heads.Where(head => head.Value > (kept.Villages.GetValueOrDefault(streams[head.Key])?.Number ?? 0)).Select(head => streams[head.Key]);
        return await Ask(kept, [.. ahead, .. kept.Turning(today)], kept.Version);
    }

    public async Task<AreaSummary> Ask(AreaSummary summary, IReadOnlyCollection<AreaCode> children, long position)
    {
        var villages = new List<NumberedSummary>(children.Count);
        var areas = new List<AreaView>();
        foreach (var some in children.Distinct().Chunk(AtOnce))
        {
            villages.AddRange(await Task.WhenAll(some.Where(child => child.IsVillageLevel).Select(child => grains.Village(child).Summarise())));
            areas.AddRange(await Task.WhenAll(some.Where(child => !child.IsVillageLevel).Select(child => grains.Area(child).Read())));
        }

        return summary.With(villages, areas, position);
    }
}
