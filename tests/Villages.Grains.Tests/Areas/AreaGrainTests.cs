using Villages.Domain;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.VillageLife;
using Villages.Testing;

namespace Villages.Grains.Tests.Areas;

public sealed class AreaGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("area");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_county_equals_the_fold_of_the_journal_through_a_cycle_and_after_a_restart()
    {
        var clock = new JumpingClock(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));
        await using (var county = await LiveCounty.Start(_folder.Path, clock))
        {
            await county.Settle();
            await Equals(county);
            await county.Run(LiveCounty.Cycle2025);
            await Equals(county);
            var village = LiveCounty.Villages[5];
            await county.Grains.Village(village).Vacate(county.Command(
                new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2026, 2, 28), EndReason.Resigned), "vacate"));
            await Equals(county);
        }

        await using var again = await LiveCounty.Start(_folder.Path, clock);
        Assert.Equal(await Fold(again), (await again.Grains.Area(LiveCounty.County).Read()).Totals);
    }

    [Theory]
    [InlineData("1411")]
    [InlineData("14")]
    [InlineData("00")]
    public async Task Everything_above_a_county_adds_up_to_the_same(string code)
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();

        await Eventually.Holds($"{code} equals the fold", async () =>
            (await county.Grains.Area(AreaCode.Parse(code)).Read()).Totals.Equals(await Fold(county)));
    }

    [Fact]
    public async Task Townships_are_subtotals_of_their_county()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var area = county.Grains.Area(LiveCounty.County);

        await Eventually.Holds("both townships add up to the county", async () =>
        {
            var parts = await Task.WhenAll(area.ReadTownship(AreaCode.Parse("141129100")), area.ReadTownship(AreaCode.Parse("141129101")));
            return (parts[0]!.Totals + parts[1]!.Totals).Equals(await Fold(county)) && parts[0]!.Totals.Secretaries == 6;
        });
        Assert.Equal(6, (await area.Children(AreaCode.Parse("141129101"))).Items.Count);
        Assert.Null(await area.ReadTownship(AreaCode.Parse("141129999")));
    }

    private static Task Equals(LiveCounty county) => JournalFold.EqualsArea(county, LiveCounty.County);

    private static Task<AreaTotals> Fold(LiveCounty county) => JournalFold.Of(county);
}
