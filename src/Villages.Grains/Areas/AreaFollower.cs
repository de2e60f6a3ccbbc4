using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Villages.Domain;
using Villages.Grains.Access;
using Villages.Grains.Feed;
using Villages.Journal;

namespace Villages.Grains.Areas;

/// <summary>Tells the area grains of this silo which of their children moved, batch by batch from the feed's ring. Areas that nobody reads cost nothing.</summary>
internal sealed class AreaFollower(IFeed feed, IAreaRegister register, TimeProvider clock, ILogger<AreaFollower> log) : BackgroundService
{
    private const string Register = "register/";

    private readonly ConcurrentDictionary<AreaCode, AreaWatch> _watching = new();
    private long _position = -1;

    /// <summary>Feed position up to which every watching area is known to be owed or not.</summary>
    public long Position => Volatile.Read(ref _position);

    /// <summary>News of the area's children go to this activation from now on, and no longer to one that watched before it.</summary>
    public AreaWatch Watch(AreaCode area, IAreaParts grain) => _watching[area] = new AreaWatch(area, grain);

    /// <summary>Ends a watch. An activation on its way out may be the last to speak: its successor's watch stays.</summary>
    public void Leave(AreaWatch? watch)
    {
        if (watch is not null)
        {
            _watching.TryRemove(KeyValuePair.Create(watch.Area, watch));
        }
    }

    /// <summary>False when the watch has ended, or another took its place.</summary>
    public bool IsHeard([NotNullWhen(true)] AreaWatch? watch) => watch is not null && ReferenceEquals(_watching.GetValueOrDefault(watch.Area), watch);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Principal.Of("area-follower").Enter();
        await foreach (var batch in feed.FollowThrough(feed.LastBatch, clock, log, stoppingToken))
        {
            var position = ((batch.Number + 1) * Commit.PositionsPerBatch) - 1;
            await register.Reached(position, stoppingToken);
            var moved = batch.Commits.Select(Moved).OfType<MovedChild>().ToArray();
            Tell(moved, position);

            Volatile.Write(ref _position, position);
        }
    }

    /// <summary>From the children upwards: what a batch costs goes by what moved in it, and not by how many areas are looked at.</summary>
    private void Tell(MovedChild[] moved, long position)
    {
        var all = moved.Any(child => child.Code == AreaCode.Nation);
        var news = new Dictionary<AreaWatch, Dictionary<AreaCode, MovedChild>>();
        foreach (var (_, watching) in all ? _watching.Where(watched => watched.Key.Kind < AreaKind.County) : [])
        {
            news.Add(watching, []);
        }

        foreach (var child in moved)
        {
            for (var area = child.Code; area != AreaCode.Nation;)
            {
                area = area.Parent;
                if (_watching.TryGetValue(area, out var watching) && !(all && area.Kind < AreaKind.County))
                {
                    var children = CollectionsMarshal.GetValueRefOrAddDefault(news, watching, out _) ??= [];
                    var told = ChildOf(area, child, position);
                    children[told.Code] = children.TryGetValue(told.Code, out var before) && before.Reaches > told.Reaches ? before : told;
                }
            }
        }

        foreach (var (watching, children) in news)
        {
            Tell(watching, [.. children.Values], position);
        }
    }

    /// <param name="children">None: any of them may have moved.</param>
    private static void Tell(AreaWatch watching, IReadOnlyList<MovedChild> children, long position)
    {
        var after = watching.Owed;
        watching.Owed = position;
        watching.Grain.Moved(children, position, after).Ignore();
    }

    /// <summary>The village of a commit, or the county or the nation whose register moved; null for any other.</summary>
    private MovedChild? Moved(Commit commit)
    {
        var key = commit.Stream.Key;
        if (key.StartsWith(Register, StringComparison.Ordinal))
        {
            return AreaCode.TryParse(key[Register.Length..], CultureInfo.InvariantCulture, out var scope) ? new MovedChild(scope, 0) : null;
        }

        return VillageOf(key) is { } village && register.Tree.StandingStream(village, clock.Today()).Text == key ? new MovedChild(village, commit.Number) : null;
    }

    private static AreaCode? VillageOf(string key) =>
        key.Split('/') is [_, { Length: >= 12 } id] && AreaCode.TryParse(id[..12], CultureInfo.InvariantCulture, out var village) ? village : null;

    /// <summary>The child of an area that something lies in: a village for a county, whose townships are subtotals, and the next level down above.</summary>
    private static MovedChild ChildOf(AreaCode area, MovedChild moved, long position) => area.Kind switch
    {
        AreaKind.Nation => new(AreaCode.Parse(moved.Code.Value[..2]), position),
        AreaKind.Province => new(AreaCode.Parse(moved.Code.Value[..4]), position),
        AreaKind.City => new(AreaCode.Parse(moved.Code.Value[..6]), position),
        _ => moved,
    };
}
