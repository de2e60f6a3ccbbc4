using Villages.Domain;
using Villages.Domain.Calendars;
using Villages.Domain.Cycles;
using Villages.Grains.Calendars;
using Villages.Testing;

namespace Villages.Grains.Tests.Calendars;

public sealed class CalendarGrainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("calendar");

    public void Dispose() => _folder.Dispose();

    private static CountyCalendars Yearly => new(new CountyCalendar(
        [new Schedule("stars", Frequency.Annual, 1, 31, CycleReach.Effect, Period.OfYear(2023))], new WorkingDays([], [])));

    [Fact]
    public async Task Three_periods_missed_by_a_shutdown_are_caught_up_in_order_and_once_each()
    {
        var clock = new JumpingClock(new DateTimeOffset(2024, 1, 5, 1, 0, 0, TimeSpan.Zero));
        await using (var county = await LiveCounty.Start(_folder.Path, clock, Yearly))
        {
            await county.Settle(2023);
            await county.Grains.Calendar(LiveCounty.County).Start();
            Assert.Null(await county.Grains.Cycle(Of(2023)).Read());
        }

        clock.JumpTo(new DateTimeOffset(2026, 2, 3, 1, 0, 0, TimeSpan.Zero));
        await using var again = await LiveCounty.Start(_folder.Path, clock, Yearly);
        foreach (var village in LiveCounty.Villages)
        {
            await again.Read(village, 2024, 80);
            await again.Read(village, 2025, 88);
        }

        await Eventually.Holds("three cycles have taken effect, driven by real reminders alone", async () =>
            await again.Grains.Cycle(Of(2025)).Read() is { Phase: CyclePhase.Effective } last && last.EffectsDone == last.EffectsTotal,
            TimeSpan.FromSeconds(60));

        var planned = new List<DateTime>();
        foreach (var year in new[] { 2023, 2024, 2025 })
        {
            var view = (await again.Grains.Cycle(Of(year)).Read())!;
            Assert.Equal((1, "system:calendar"), (view.Round, view.PlannedBy));
            planned.Add(view.PlannedAt);
        }

        Assert.Equal(planned.Order(), planned);
        Assert.True(await LastNote(again, 2023) < await PositionOf(again, 2024), "2024 was planned before every village knew the stars of 2023");
        Assert.True(await LastNote(again, 2024) < await PositionOf(again, 2025), "2025 was planned before every village knew the stars of 2024");
        var official = await again.Grains.Official(LiveCounty.SecretaryOf(LiveCounty.Villages[2])).Read();
        Assert.Equal([2025, 2024, 2023], official!.StarRecords.Select(record => record.Cycle.Period.FirstDay.Year));
        Assert.Null((await again.Audit.Run()).FirstViolation);
    }

    [Fact]
    public async Task A_doubled_tick_starts_nothing_twice()
    {
        await using var county = await LiveCounty.Start(_folder.Path, calendars: Yearly, clock: new JumpingClock(new DateTimeOffset(2024, 2, 5, 1, 0, 0, TimeSpan.Zero)));
        await county.Settle(2023);
        var calendar = county.Grains.Calendar(LiveCounty.County);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => calendar.Beat()));
        await county.Reaches(Of(2023), CyclePhase.Effective);

        var commits = await county.Journal.Read(new Journal.StreamId(141129, Of(2023).Stream.Text));
        Assert.Single(commits, commit => commit.Kind == "cycles.plan");
        Assert.Single(commits, commit => commit.Kind == "cycles.make-effective");
    }

    private static async Task<long> PositionOf(LiveCounty county, int year) =>
        (await county.Journal.Read(new Journal.StreamId(141129, Of(year).Stream.Text))).Single(commit => commit.Kind == "cycles.plan").Position;

    /// <summary>Position at which the last village was told its secretary's stars of a year: notes come a year at a time.</summary>
    private static async Task<long> LastNote(LiveCounty county, int year)
    {
        var last = 0L;
        foreach (var village in county.Register.Tree.VillagesUnder(LiveCounty.County, county.Clock.Today()))
        {
            var commits = await county.Journal.Read(new Journal.StreamId(village.Stream.Home, village.Stream.Text));
            last = Math.Max(last, commits.Where(commit => commit.Kind == "village.note-secretary-stars").ElementAt(year - 2023).Position);
        }

        return last;
    }

    private static CycleId Of(int year) => new("stars", LiveCounty.County, Period.OfYear(year));
}
