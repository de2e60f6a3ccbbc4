using Villages.Domain.Grids;

namespace Villages.Domain.Tests.Grids;

public class GridRuleTests
{
    private static readonly GridState Nothing = GridState.Empty(A.Grid.Stream);
    private static readonly RegisterGrid Registration = new("第一网格", 2, GridSetting.Rural, 120, A.Day("2022-04-01"), GridId.Parse("141129100201000"));
    private static readonly GridState Known = Nothing.After(GridRule.Decide(Nothing, Registration, A.Today));
    private static readonly AssignGridWorker Assignment = new(GridWorkerKind.FullTimeRural, A.Day("2022-04-11"), Person: A.Person());
    private static readonly GridState Staffed = Known.After(GridRule.Decide(Known, Assignment, A.Today));

    [Fact]
    public void A_grid_is_registered_once()
    {
        GridRule.Decide(Known, Registration, A.Today).ChangesNothing();
        GridRule.Decide(Known, Registration with { Level = 3 }, A.Today).IsRefused("grids.already-registered");
    }

    [Fact]
    public void A_grid_has_level_1_to_3_a_name_and_a_sane_number_of_households()
    {
        GridRule.Decide(Nothing, Registration with { Level = 4 }, A.Today).IsRefused("grids.level");
        GridRule.Decide(Nothing, Registration with { Name = "" }, A.Today).IsRefused("grids.name");
        GridRule.Decide(Nothing, Registration with { Households = -1 }, A.Today).IsRefused("grids.households");
        GridRule.Decide(Nothing, Registration with { From = A.Day("2024-01-01") }, A.Today).IsRefused("grids.future-date");
    }

    [Fact]
    public void A_parent_lies_in_the_same_village_and_above()
    {
        GridRule.Decide(Nothing, Registration with { Parent = GridId.Parse("141129100202000") }, A.Today).IsRefused("grids.parent");
        GridRule.Decide(Nothing, Registration with { Parent = A.Grid }, A.Today).IsRefused("grids.parent");
        GridRule.Decide(Nothing, Registration with { Level = 1 }, A.Today).IsRefused("grids.parent");
    }

    [Fact]
    public void A_revision_replaces_what_it_names()
    {
        Assert.Equal(118, Known.After(GridRule.Decide(Known, new ReviseGrid(Households: 118))).Households);
        GridRule.Decide(Known, new ReviseGrid(Households: 120)).ChangesNothing();
        GridRule.Decide(Nothing, new ReviseGrid(Households: 1)).IsRefused("grids.not-registered");
    }

    [Fact]
    public void One_worker_serves_a_grid_at_a_time()
    {
        GridRule.Decide(Staffed, Assignment, A.Today).ChangesNothing();
        GridRule.Decide(Staffed, Assignment with { From = A.Day("2022-10-01"), Person = A.Person('b') }, A.Today).IsRefused("grids.worker-taken");
    }

    [Fact]
    public void A_released_worker_makes_room_on_the_next_day()
    {
        var released = Staffed.After(GridRule.Decide(Staffed, new ReleaseGridWorker(A.Day("2022-09-30"))));

        GridRule.Decide(released, new ReleaseGridWorker(A.Day("2022-09-30"))).ChangesNothing();
        GridRule.Decide(released, Assignment with { From = A.Day("2022-10-01"), Person = A.Person('b') }, A.Today).Single<GridWorkerAssigned>();
        GridRule.Decide(released, new ReleaseGridWorker(A.Day("2022-10-01"))).IsRefused("grids.no-worker");
        Assert.Null(released.View(A.Day("2022-10-01")).Worker);
        Assert.Equal(A.Person(), released.View(A.Day("2022-09-30")).Worker!.Person);
    }

    [Theory]
    [InlineData(GridWorkerKind.FullTimeUrban)]
    [InlineData(GridWorkerKind.CommunityAssistant)]
    public void Urban_workers_do_not_serve_rural_grids(GridWorkerKind worker) =>
        GridRule.Decide(Known, Assignment with { Worker = worker }, A.Today).IsRefused("grids.worker-not-for-setting");

    [Fact]
    public void An_assignment_lies_within_the_grids_life()
    {
        GridRule.Decide(Known, Assignment with { From = A.Day("2022-03-31") }, A.Today).IsRefused("grids.outside-life");
        GridRule.Decide(Known, Assignment with { To = A.Day("2022-04-01") }, A.Today).IsRefused("grids.ends-before-it-begins");
        GridRule.Decide(Nothing, Assignment, A.Today).IsRefused("grids.not-registered");
    }

    [Fact]
    public void A_closed_grid_releases_its_worker()
    {
        var closed = Staffed.After(GridRule.Decide(Staffed, new CloseGrid(A.Day("2022-11-30")), A.Today));

        Assert.Equal(A.Day("2022-11-30"), closed.Assignments.Single().To);
        GridRule.Decide(closed, new CloseGrid(A.Day("2022-11-30")), A.Today).ChangesNothing();
        GridRule.Decide(closed, new CloseGrid(A.Day("2022-12-01")), A.Today).IsRefused("grids.closed-already");
        GridRule.Decide(closed, Assignment with { From = A.Day("2022-12-01") }, A.Today).IsRefused("grids.outside-life");
    }

    [Fact]
    public void A_death_ends_an_assignment_on_its_day_and_withdraws_one_that_had_not_begun()
    {
        EndGridAssignment End(string? last) => new(A.Person(), A.Day("2022-04-11"), last is null ? null : A.Day(last));

        Assert.Equal(A.Day("2022-09-30"), GridRule.Decide(Staffed, End("2022-09-30")).Single<GridWorkerReleased>().Assignment.To);
        Assert.Empty(Staffed.After(GridRule.Decide(Staffed, End("2022-04-10"))).Assignments);
        GridRule.Decide(Staffed, End(null)).Single<GridWorkerWithdrawn>();
        var released = Staffed.After(GridRule.Decide(Staffed, new ReleaseGridWorker(A.Day("2022-08-31"))));
        GridRule.Decide(released, End("2022-09-30")).ChangesNothing();
        GridRule.Decide(Staffed, End(null) with { Person = A.Person('b') }).ChangesNothing();
    }
}
