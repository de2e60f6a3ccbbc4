using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Villages.Domain;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Tells the area grains of this silo which of their children moved, batch by batch from the feed's ring. Areas that nobody reads cost nothing.</summary>
internal sealed class AreaFollower(IFeed feed) : BackgroundService
{
    private readonly ConcurrentDictionary<AreaCode, IAreaGrain> _watching = new();
    private long _position = -1;

    /// <summary>Feed position up to which every watching area was told.</summary>
    public long Position => Volatile.Read(ref _position);

    public void Watch(AreaCode area, IAreaGrain grain) => _watching[area] = grain;

    public void Leave(AreaCode area) => _watching.TryRemove(area, out _);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var batch in feed.Follow(feed.LastBatch, stoppingToken))
        {
            var position = ((batch.Number + 1) * Commit.PositionsPerBatch) - 1;
            var moved = batch.Commits.Select(commit => commit.Stream.Key).Where(IsVillage).Select(Code).Distinct().ToArray();
            foreach (var (area, grain) in moved.Length == 0 ? [] : _watching)
            {
                var children = moved.Where(area.Contains).Select(village => ChildOf(area, village)).Distinct().ToArray();
                if (children.Length > 0)
                {
                    grain.Moved(children, position).Ignore();
                }
            }

            Volatile.Write(ref _position, position);
        }
    }

    /// <summary>The child of an area that a village lies in: the village itself for a county, whose townships are subtotals.</summary>
    private static AreaCode ChildOf(AreaCode area, AreaCode village) => area.Kind switch
    {
        AreaKind.Nation => AreaCode.Parse(village.Value[..2]),
        AreaKind.Province => AreaCode.Parse(village.Value[..4]),
        AreaKind.City => AreaCode.Parse(village.Value[..6]),
        _ => village,
    };

    private static bool IsVillage(string key) => key.StartsWith("village/", StringComparison.Ordinal) || key.StartsWith("community/", StringComparison.Ordinal);

    private static AreaCode Code(string key) => AreaCode.Parse(key.AsSpan(key.IndexOf('/', StringComparison.Ordinal) + 1, 12).ToString());
}
