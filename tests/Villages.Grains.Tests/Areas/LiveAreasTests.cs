using Villages.Domain;
using Villages.Domain.Events;
using Villages.Domain.Posts;
using Villages.Grains.Areas;
using Villages.Journal;
using Villages.Testing;

namespace Villages.Grains.Tests.Areas;

public sealed class LiveAreasTests : IDisposable
{
    private static readonly AreaCode Township = AreaCode.Parse("141129100");

    private readonly TemporaryFolder _folder = new("live-areas");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_area_is_seen_from_its_first_message_to_its_end_as_its_grain_answers()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var (live, grain) = (county.Service<ILiveAreas>(), county.Grains.Area(LiveCounty.County));
        Assert.Null(live.Look(LiveCounty.County));

        Assert.Equal((await grain.Read()).Totals, live.Look(LiveCounty.County)!.Totals);
        Assert.Equal(LiveCounty.County, live.Look(LiveCounty.County)!.Code);
        Assert.Equal((await grain.ReadTownship(Township))!.Totals, live.Look(Township)!.Totals);
        Assert.Null(live.Look(AreaCode.Parse("141129999")));
        Assert.Null(live.Look(AreaCode.Parse("150105100")));
        Assert.Null(live.Look(LiveCounty.Villages[0]));

        await county.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Eventually.Holds("the area has left", () => Task.FromResult(live.Look(LiveCounty.County) is null));
        await grain.Read();
        Assert.NotNull(live.Look(LiveCounty.County));
    }

    [Fact]
    public async Task What_is_seen_beside_the_grain_is_complete_up_to_the_version_it_carries()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var (live, seen, writing) = (county.Service<ILiveAreas>(), new List<(long Version, int Secretaries)>(), true);
        await county.Grains.Area(LiveCounty.County).Read();
        var onlooker = Task.Run(() =>
        {
            while (Volatile.Read(ref writing))
            {
                var view = live.Look(LiveCounty.County)!;
                if (seen.Count == 0 || seen[^1] != (view.Version, view.Totals.Secretaries))
                {
                    seen.Add((view.Version, view.Totals.Secretaries));
                }
            }
        });
        await county.Settle();
        await Eventually.Holds(
            "all secretaries are seen", () => Task.FromResult(live.Look(LiveCounty.County)!.Totals.Secretaries == LiveCounty.Villages.Length));
        Volatile.Write(ref writing, false);
        await onlooker;

        var filled = (await county.Journal.ReadFeed(-1, 10_000)).Where(batch => batch.Commits.Any(Fills)).Select(batch => batch.Number).ToArray();
        Assert.True(seen.Count > 2, "the onlooker saw nothing happen");
        Assert.Equal(seen.OrderBy(view => view.Version), seen);
        Assert.All(seen, view => Assert.True(
            filled.Count(batch => ((batch + 1) * Commit.PositionsPerBatch) - 1 <= view.Version) <= view.Secretaries, $"{view} misses a secretary"));
    }

    private static bool Fills(Commit commit) => EventCodec.Default.Decode(commit.Data).OfType<PostFilled>().Any();
}
