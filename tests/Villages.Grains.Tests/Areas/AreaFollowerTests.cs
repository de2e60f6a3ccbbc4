using Villages.Domain;
using Villages.Domain.Areas;
using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Grains.Areas;
using Villages.Grains.Tests.Journaling;
using Villages.Testing;
using Villages.Testing.PostgreSql;

namespace Villages.Grains.Tests.Areas;

/// <summary>Areas that were read before something changed below them.</summary>
public sealed class AreaFollowerTests(PostgreSqlFixture postgreSql) : IDisposable
{
    private static readonly AreaCode[] Levels = [.. new[] { "141129", "1411", "14", "00" }.Select(code => AreaCode.Parse(code))];
    private readonly TemporaryFolder _folder = new("follower");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_level_follows_when_a_village_changes()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await AllEqual(county);

        foreach (var village in LiveCounty.Villages.Take(3))
        {
            await Vacate(county, village);
            await AllEqual(county);
        }
    }

    [Fact]
    public async Task Every_level_follows_on_PostgreSQL_too()
    {
        await using var county = await LiveCounty.Start(_folder.Path, postgreSql: await postgreSql.CreateDatabase());
        await county.Settle();
        await AllEqual(county);
        await Vacate(county, LiveCounty.Villages[7]);
        await AllEqual(county);
    }

    /// <summary>When the directory of a dead silo is lost, an activation may end after its successor in the same silo began.</summary>
    [Fact]
    public async Task An_activation_that_ends_late_does_not_take_the_news_from_its_successor()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var follower = county.Service<AreaFollower>();
        var area = county.Grains.GetGrain<IAreaParts>(LiveCounty.County.Stream.Text);

        var before = follower.Watch(LiveCounty.County, area);
        var successor = follower.Watch(LiveCounty.County, area);
        follower.Leave(before);
        Assert.False(follower.IsHeard(before));
        Assert.True(follower.IsHeard(successor));

        follower.Leave(successor);
        Assert.False(follower.IsHeard(successor));
    }

    [Fact]
    public async Task An_area_whose_watch_was_lost_watches_again_and_catches_up()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await AllEqual(county);
        var follower = county.Service<AreaFollower>();

        follower.Leave(follower.Watch(LiveCounty.County, county.Grains.GetGrain<IAreaParts>(LiveCounty.County.Stream.Text)));
        await Vacate(county, LiveCounty.Villages[2]);

        await AllEqual(county);
    }

    [Fact]
    public async Task An_area_that_could_not_look_at_its_children_when_it_watched_again_looks_later()
    {
        HeldAnswers? journal = null;
        await using var county = await LiveCounty.Start(_folder.Path, change: services => HeldAnswers.Around(services, made => journal = made));
        await county.Settle();
        await AllEqual(county);
        var follower = county.Service<AreaFollower>();

        journal!.SilenceHeadsOnce();
        follower.Leave(follower.Watch(LiveCounty.County, county.Grains.GetGrain<IAreaParts>(LiveCounty.County.Stream.Text)));
        await Vacate(county, LiveCounty.Villages[2]);

        await AllEqual(county);
        Assert.True(journal.WasSilent);
    }

    [Fact]
    public async Task A_version_that_reaches_a_commit_shows_it()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await AllEqual(county);
        var vacancies = 0;
        foreach (var village in LiveCounty.Villages)
        {
            var receipt = await Vacate(county, village);
            vacancies++;
            foreach (var level in Levels)
            {
                var view = await Eventually.Gives($"{level} reaches the commit", async () =>
                    await county.Grains.Area(level).Read() is { } area && area.Version >= receipt.Position ? area : null);
                Assert.Equal(vacancies, view.Totals.Vacancies);
            }
        }
    }

    [Fact]
    public async Task A_tenure_that_ends_by_date_alone_reaches_every_level()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        var village = LiveCounty.Villages[2];
        var left = await county.Grains.Village(village).Vacate(county.Command(
            new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2026, 3, 20), EndReason.Resigned), "ahead"));
        Assert.True(left.Accepted, left.Refusal?.Message.English);
        await AllEqual(county);

        county.Clock.JumpTo(new DateTimeOffset(2026, 3, 21, 1, 0, 0, TimeSpan.Zero));

        Assert.Equal(1, (await JournalFold.Of(county)).Vacancies);
        await AllEqual(county);
    }

    [Fact]
    public async Task A_renamed_and_a_closed_village_show_at_every_level()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();
        await AllEqual(county);
        var register = county.Grains.Register(LiveCounty.County);
        var (renamed, closed) = (LiveCounty.Villages[0], LiveCounty.Villages[1]);
        Assert.True((await register.Rename(county.Command(new RenameArea(renamed, "新名村委会", new DateOnly(2026, 3, 1)), "rename"))).Accepted);
        Assert.True((await register.Close(county.Command(new CloseArea(closed, new DateOnly(2026, 3, 1), renamed), "close"))).Accepted);

        await Eventually.Holds("the county's list shows both", async () =>
            (await county.Grains.Area(LiveCounty.County).Children(renamed.Parent)).Items is { Count: 5 } items && items.Any(line => line.Name == "新名村委会"));
        await AllEqual(county);
        Assert.Equal(11, (await county.Grains.Area(AreaCode.Nation).Read()).Totals.Villages);
    }

    [Fact]
    public async Task A_county_knows_no_township_of_another_one()
    {
        await using var county = await LiveCounty.Start(_folder.Path);
        await county.Settle();

        Assert.Null(await county.Grains.Area(AreaCode.Parse("141128")).ReadTownship(AreaCode.Parse("141129100")));
    }

    private static async Task AllEqual(LiveCounty county)
    {
        foreach (var level in Levels.Reverse())
        {
            await JournalFold.EqualsArea(county, level);
        }
    }

    private static async Task<Receipt> Vacate(LiveCounty county, AreaCode village) => (await county.Grains.Village(village).Vacate(county.Command(
        new VacatePost(LiveCounty.SecretaryOf(village), Position.Secretary, new DateOnly(2026, 2, 28), EndReason.Resigned), $"vacate/{village}"))).Value!;
}
