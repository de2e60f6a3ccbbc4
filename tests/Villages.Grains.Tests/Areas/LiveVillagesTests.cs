using System.Diagnostics;
using Villages.Grains.Areas;
using Villages.Testing;

namespace Villages.Grains.Tests.Areas;

public sealed class LiveVillagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("live-villages");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_village_is_seen_from_its_activation_to_its_end_as_its_grain_answers()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var live = county.Service<ILiveVillages>();
        var stream = LiveCounty.Villages[0].Stream;
        await county.Read(LiveCounty.Villages[0], 2025, 90);
        Assert.Null(live.Look(stream));

        var grain = county.Grains.Village(LiveCounty.Villages[0]);
        Assert.Equal((await grain.Read()).Version, live.Look(stream)!.Version);
        Assert.Same(live.Look(stream), live.Look(stream));

        await county.Grains.GetGrain<IManagementGrain>(0).ForceActivationCollection(TimeSpan.Zero);
        await Eventually.Holds("the village has left", () => Task.FromResult(live.Look(stream) is null));
        Assert.Equal(1, (await grain.Read()).Version);
        Assert.NotNull(live.Look(stream));

    }

    [Fact]
    public async Task A_village_that_is_looked_at_for_longer_than_a_lease_is_never_missed()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var live = county.Service<ILiveVillages>();
        await county.Grains.Village(LiveCounty.Villages[0]).Read();
        var since = Stopwatch.GetTimestamp();
        await Eventually.Holds("two leases are over", () =>
        {
            Assert.NotNull(live.Look(LiveCounty.Villages[0].Stream));
            return Task.FromResult(Stopwatch.GetElapsedTime(since) > 2 * LiveVillages.Lease);
        });
    }

    [Fact]
    public async Task Whoever_looks_after_an_acknowledgement_sees_it_and_nobody_sees_time_run_backwards()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        var live = county.Service<ILiveVillages>();
        var (stream, writing) = (LiveCounty.Villages[0].Stream, true);
        await county.Read(LiveCounty.Villages[0], 2025, 50);
        var onlooker = Task.Run(() =>
        {
            for (var last = 0L; Volatile.Read(ref writing);)
            {
                var seen = live.Look(stream)?.Version ?? last;
                Assert.True(seen >= last, $"version {seen} was seen after {last}");
                last = seen;
            }
        });
        for (var sequence = 2; sequence <= 40; sequence++)
        {
            await county.Grains.Village(LiveCounty.Villages[0]).Read();
            await county.Read(LiveCounty.Villages[0], 2025, 50 + sequence, sequence);
            Assert.Equal(sequence, live.Look(stream)!.Version);
        }

        Volatile.Write(ref writing, false);
        await onlooker;
    }
}
