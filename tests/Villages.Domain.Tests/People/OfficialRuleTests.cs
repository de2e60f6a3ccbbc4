using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Stars.Events;
using Villages.Domain.Tests.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.People;

public class OfficialRuleTests
{
    private static readonly OfficialState Nobody = OfficialState.Empty(A.Person().Official);
    private static readonly Tenure Open = A.Tenure("2021-03-01");
    private static readonly Tenure Ended = A.Tenure("2021-03-01", "2022-06-30");
    private static readonly OfficialState InOffice = Nobody.After(OfficialRule.Decide(Nobody, new NoteTenureBegun(Open), A.Today));

    [Fact]
    public void The_same_beginning_again_changes_nothing() => OfficialRule.Decide(InOffice, new NoteTenureBegun(Open), A.Today).ChangesNothing();

    [Fact]
    public void A_late_beginning_never_reopens_what_has_ended()
    {
        var left = Nobody.After(OfficialRule.Decide(Nobody, new NoteTenureEnded(Ended)));

        OfficialRule.Decide(left, new NoteTenureBegun(Open), A.Today).ChangesNothing();
        Assert.Equal([Ended], left.Tenures);
    }

    [Fact]
    public void A_rated_secretary_brings_the_stars_to_a_new_village()
    {
        var rated = EventSamples.All.OfType<SecretaryRated>().Aggregate(Nobody, (state, e) => state.Apply(e, A.Stamp(1)));

        var secretary = OfficialRule.Decide(rated, new NoteTenureBegun(Open), A.Today).Single<TenureBegun>();
        var clerk = OfficialRule.Decide(rated, new NoteTenureBegun(Open with { Position = Position.Clerk }), A.Today).Single<TenureBegun>();

        Assert.Equal(rated.Stars.InForce!.StarsAfter, secretary.Stars!.Stars);
        Assert.Null(clerk.Stars);
        var told = Assert.Single(new PersonConsequences().Of(A.Person().Official, secretary));
        Assert.Equal((A.Village.Stream, new NoteSecretaryStars(secretary.Stars)), (told.Target, told.Body));
    }

    [Fact]
    public void An_end_replaces_the_open_tenure()
    {
        var left = InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureEnded(Ended)));

        Assert.Equal([Ended], left.Tenures);
        OfficialRule.Decide(left, new NoteTenureEnded(Ended)).ChangesNothing();
    }

    [Fact]
    public void Two_posts_begun_on_one_day_are_two_tenures()
    {
        var both = InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureBegun(Open with { Position = Position.Director }), A.Today));

        Assert.Equal(2, both.Tenures.Length);
    }

    [Fact]
    public void A_withdrawn_tenure_never_was()
    {
        Assert.Empty(InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureWithdrawn(Open))).Tenures);
        OfficialRule.Decide(Nobody, new NoteTenureWithdrawn(Open)).ChangesNothing();
    }

    [Fact]
    public void A_death_names_the_posts_still_held()
    {
        var state = InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureBegun(A.Tenure("2015-01-01", "2019-12-31", Position.Clerk)), A.Today));

        var died = OfficialRule.Decide(state, new NoteDeath(A.Today)).Single<OfficialDied>();

        Assert.Equal([Open], died.Held);
        OfficialRule.Decide(state.After(OfficialRule.Decide(state, new NoteDeath(A.Today))), new NoteDeath(A.Today)).ChangesNothing();
    }

    [Fact]
    public void A_tenure_learned_after_the_death_is_asked_back()
    {
        var dead = Nobody.After(OfficialRule.Decide(Nobody, new NoteDeath(A.Today)));

        var decision = OfficialRule.Decide(dead, new NoteTenureBegun(Open), A.Today);

        Assert.Equal([Open], Assert.IsType<OfficialDied>(decision.Events[1]).Held);
    }

    [Fact]
    public void Work_on_a_grid_is_known_by_grid_and_first_day_and_its_last_day_is_never_taken_back()
    {
        var (open, ended) = (Work("2022-04-11"), Work("2022-04-11", "2022-11-30"));
        var working = Nobody.After(OfficialRule.Decide(Nobody, new NoteGridWork(open), A.Today));
        var left = working.After(OfficialRule.Decide(working, new NoteGridWork(ended), A.Today));

        Assert.Equal([open], working.Grids);
        Assert.Equal([ended], left.Grids);
        OfficialRule.Decide(left, new NoteGridWork(open), A.Today).ChangesNothing();
        Assert.Empty(left.After(OfficialRule.Decide(left, new NoteGridWorkWithdrawn(open))).Grids);
        OfficialRule.Decide(Nobody, new NoteGridWorkWithdrawn(open)).ChangesNothing();
    }

    [Fact]
    public void A_death_ends_the_work_on_grids_and_withdraws_what_had_not_begun()
    {
        var (running, later, over) = (Work("2022-04-11"), Work("2023-01-01", grid: "141129100201002"), Work("2020-01-01", "2021-12-31"));
        var state = new[] { over, running, later }.Aggregate(Nobody, (known, work) => known.After(OfficialRule.Decide(known, new NoteGridWork(work), A.Today)));

        var died = OfficialRule.Decide(state, new NoteDeath(A.Today)).Single<OfficialDied>();
        var told = new PersonConsequences().Of(A.Person().Official, died).ToArray();

        Assert.Equal([running, later], died.Work);
        Assert.Equal([running.Grid.Stream, later.Grid.Stream], told.Select(one => one.Target));
        Assert.Equal([new EndGridAssignment(A.Person(), A.Day("2022-04-11"), A.Today), new EndGridAssignment(A.Person(), A.Day("2023-01-01"), A.Today)], told.Select(one => one.Body));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, "2022-12-20", true)]
    [InlineData(true, "2022-12-19", false)]
    [InlineData(false, null, true)]
    [InlineData(false, "2022-12-21", true)]
    [InlineData(false, "2022-12-20", false)]
    public void What_is_learned_after_an_erasure_or_a_death_is_asked_back_while_it_is_held(bool erased, string? to, bool asked)
    {
        var gone = Nobody.After(erased ? OfficialRule.Decide(Nobody, new NoteErased(), A.Today) : OfficialRule.Decide(Nobody, new NoteDeath(A.Today)));

        Assert.Equal(asked ? 2 : 1, OfficialRule.Decide(gone, new NoteGridWork(Work("2022-04-11", to)), A.Today).Events.Length);
        Assert.Equal(asked ? 2 : 1, OfficialRule.Decide(gone, new NoteTenureBegun(A.Tenure("2022-04-11", to)), A.Today).Events.Length);
    }

    private static GridWork Work(string from, string? to = null, string? grid = null) =>
        new(grid is null ? A.Grid : GridId.Parse(grid), new GridAssignment(GridWorkerKind.FullTimeRural, A.Day(from), to is null ? null : A.Day(to), A.Person()));
}
