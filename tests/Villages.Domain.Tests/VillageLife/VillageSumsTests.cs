using Villages.Domain.Centres;
using Villages.Domain.Grids;
using Villages.Domain.Posts;
using Villages.Domain.Readings;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.VillageLife;

public class VillageSumsTests
{
    private static readonly VillageState Empty = VillageState.Empty(A.Village.Stream);

    [Fact]
    public void An_empty_village_has_a_vacancy_and_nothing_else() => Assert.Equal(new VillageSummary(A.Village), Empty.Summarise(A.Today));

    [Fact]
    public void Stars_count_only_for_the_secretary_in_office()
    {
        var rated = Apply(Empty,
            new PostFilled(A.Person(), A.Tenure("2015-01-01", "2022-06-30")),
            new PostFilled(A.Person('b'), A.Tenure("2022-07-01")),
            new SecretaryStarsNoted(A.Village, new SecretaryStars(A.Cycle, 1, A.Person('b'), 3, "excellent")));

        Assert.Equal((A.Person('b'), 3, "excellent"), Of(rated.Summarise(A.Today)));
        Assert.Equal((A.Person(), null, null), Of(rated.Summarise(A.Day("2022-06-30"))));

        static (PersonId?, int?, string?) Of(VillageSummary summary) => (summary.Secretary, summary.Stars, summary.Grade);
    }

    [Fact]
    public void Grids_workers_centres_and_stations_count_while_they_stand()
    {
        var state = Apply(Empty,
            new GridNoted(A.Village, new GridNote(A.Grid, 1, GridSetting.Rural, A.Day("2022-01-01"))),
            new GridNoted(A.Village, new GridNote(GridId.Parse("141129100201002"), 3, GridSetting.Rural, A.Day("2022-01-01"))),
            new GridWorkerNoted(A.Village, A.Grid, new GridAssignment(GridWorkerKind.RuralLiaison, A.Day("2022-02-01"))),
            new CentreNoted(A.Village, new CentreNote(A.Centre, CentreKind.Centre, A.Day("2022-01-01"))),
            new CentreNoted(A.Village, new CentreNote(CentreId.Parse("141129100201-02"), CentreKind.Station, A.Day("2022-01-01"))),
            new GridClosingNoted(A.Village, GridId.Parse("141129100201002"), A.Day("2022-11-30")),
            new CentreClosingNoted(A.Village, A.Centre, A.Day("2022-11-30")));

        Assert.Equal(
            new VillageSummary(A.Village) { GridsLevel1 = 1, GridsLevel3 = 1, GridWorkers = 1, Centres = 1, Stations = 1, ChangesAt = A.Day("2022-12-01") },
            state.Summarise(A.Day("2022-11-30")));
        Assert.Equal(new VillageSummary(A.Village) { GridsLevel1 = 1, GridWorkers = 1, Stations = 1 }, state.Summarise(A.Day("2022-12-01")));
    }

    [Fact]
    public void Readings_of_the_latest_period_are_counted_once_each()
    {
        var score = new Reading("governance", Period.OfYear(2022), 70m, "town", 1, A.Day("2022-12-01"));
        var state = Apply(Empty, new ReadingsRecorded(A.Village,
            [score, score with { Sequence = 2, Value = 75m }, score with { Sequence = 3, Indicator = "culture" }, score with { Sequence = 4, Period = Period.OfYear(2021) }]));

        Assert.Equal((Period.OfYear(2022), 2), (state.Summarise(A.Today).LatestPeriod, state.Summarise(A.Today).Readings));
    }

    [Fact]
    public void A_summary_holds_until_the_day_it_names()
    {
        var state = Apply(Empty,
            new PostFilled(A.Person(), A.Tenure("2015-01-01", "2022-06-30")),
            new PostFilled(A.Person('b'), A.Tenure("2022-09-01", "2022-12-31")),
            new GridNoted(A.Village, new GridNote(A.Grid, 2, GridSetting.Rural, A.Day("2022-10-01"), A.Day("2022-10-31"))));

        for (var day = A.Day("2014-12-01"); day < A.Day("2023-02-01"); day = day.AddDays(1))
        {
            var (today, tomorrow) = (state.Summarise(day), state.Summarise(day.AddDays(1)));
            Assert.Equal(tomorrow with { ChangesAt = null } != today with { ChangesAt = null }, today.ChangesAt == day.AddDays(1));
        }
    }

    private static VillageState Apply(VillageState state, params Domain.Events.IEvent[] events) =>
        events.Aggregate(state, (s, e) => s.Apply(e, A.Stamp(s.Version + 1)));
}
