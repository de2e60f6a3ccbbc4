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
    private static readonly OfficialState InOffice = Nobody.After(OfficialRule.Decide(Nobody, new NoteTenureBegun(Open)));

    [Fact]
    public void The_same_beginning_again_changes_nothing() => OfficialRule.Decide(InOffice, new NoteTenureBegun(Open)).ChangesNothing();

    [Fact]
    public void A_late_beginning_never_reopens_what_has_ended()
    {
        var left = Nobody.After(OfficialRule.Decide(Nobody, new NoteTenureEnded(Ended)));

        OfficialRule.Decide(left, new NoteTenureBegun(Open)).ChangesNothing();
        Assert.Equal([Ended], left.Tenures);
    }

    [Fact]
    public void A_rated_secretary_brings_the_stars_to_a_new_village()
    {
        var rated = EventSamples.All.OfType<SecretaryRated>().Aggregate(Nobody, (state, e) => state.Apply(e, A.Stamp(1)));

        var secretary = OfficialRule.Decide(rated, new NoteTenureBegun(Open)).Single<TenureBegun>();
        var clerk = OfficialRule.Decide(rated, new NoteTenureBegun(Open with { Position = Position.Clerk })).Single<TenureBegun>();

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
        var both = InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureBegun(Open with { Position = Position.Director })));

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
        var state = InOffice.After(OfficialRule.Decide(InOffice, new NoteTenureBegun(A.Tenure("2015-01-01", "2019-12-31", Position.Clerk))));

        var died = OfficialRule.Decide(state, new NoteDeath(A.Today)).Single<OfficialDied>();

        Assert.Equal([Open], died.Held);
        OfficialRule.Decide(state.After(OfficialRule.Decide(state, new NoteDeath(A.Today))), new NoteDeath(A.Today)).ChangesNothing();
    }

    [Fact]
    public void A_tenure_learned_after_the_death_is_asked_back()
    {
        var dead = Nobody.After(OfficialRule.Decide(Nobody, new NoteDeath(A.Today)));

        var decision = OfficialRule.Decide(dead, new NoteTenureBegun(Open));

        Assert.Equal([Open], Assert.IsType<OfficialDied>(decision.Events[1]).Held);
    }
}
