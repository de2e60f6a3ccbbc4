using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Grains.Journaling;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Says which children an area must ask, and asks them, at most 64 at a time.</summary>
internal sealed class AreaChildrenReader(JournalAccess access, IGrainFactory grains)
{
    private const int AtOnce = 64;

    /// <summary>Who must be asked to bring a map up to a position: villages whose stream is ahead of it or which turned by date, above county level every child.</summary>
    public async Task<IReadOnlyList<MovedChild>> Due(
        AreaSummary kept, AreaCode area, AreaTree tree, DateOnly today, long position, CancellationToken cancellation)
    {
        if (area.Kind != AreaKind.County)
        {
            return [.. tree.Children(area, today).Select(row => new MovedChild(row.Code, position))];
        }

        var streams = tree.VillagesUnder(area, today).ToDictionary(row => new StreamId(row.Stream.Home, row.Stream.Text), row => row.Code);
        var heads = await access.Journal.Heads(streams.Keys, cancellation);
        return
        [
            .. heads.Select(head => new MovedChild(streams[head.Key], head.Value)).Where(child => child.Reaches > kept.NumberOf(child.Code)),
            .. kept.Turning(today).Select(village => new MovedChild(village, 0)),
        ];
    }

    public async Task<AreaAnswers> Ask(IEnumerable<MovedChild> children, AreaTree tree, DateOnly today)
    {
        var villages = new List<NumberedSummary>();
        var areas = new List<AreaPart>();
        foreach (var some in children.Chunk(AtOnce))
        {
            villages.AddRange(await Task.WhenAll(some.Where(child => child.Code.IsVillageLevel)
                .Select(child => grains.Grain<IVillageGrain>(tree.StandingStream(child.Code, today).Text).SummariseAt(child.Reaches))));
            areas.AddRange(await Task.WhenAll(some.Where(child => !child.Code.IsVillageLevel)
                .Select(child => grains.Grain<IAreaParts>(child.Code.Stream.Text).Part())));
        }

        return new AreaAnswers(villages, areas);
    }
}

/// <summary>What children said, and whether that is as much as they were asked for.</summary>
internal sealed record AreaAnswers(IReadOnlyList<NumberedSummary> Villages, IReadOnlyList<AreaPart> Areas)
{
    public IReadOnlySet<AreaCode> Behind(IEnumerable<MovedChild> asked, DateOnly today)
    {
        var numbers = Villages.ToDictionary(village => village.Village, village => village.Number);
        var parts = Areas.ToDictionary(part => part.View.Code);
        return asked.Where(child => child.Code.IsVillageLevel
            ? numbers[child.Code] < child.Reaches
            : parts[child.Code].View.Version < child.Reaches || parts[child.Code].On < today).Select(child => child.Code).ToHashSet();
    }
}

internal static class StandingStreams
{
    /// <summary>Stream of the village that the code stands for on the day: a code that is used again has another stream than in its first life.</summary>
    public static StreamKey StandingStream(this AreaTree tree, AreaCode village, DateOnly on) => tree.Find(village, on)?.Stream ?? village.Stream;
}
