using Villages.Domain.People;
using Villages.Domain.Posts;
using Villages.Domain.VillageLife;

namespace Villages.Domain.Tests.Posts;

public class PostRuleTests
{
    private static readonly VillageState Empty = VillageState.Empty(A.Village.Stream);
    private static readonly VillageState Led = Fill(Empty, 'a', Position.Secretary, "2021-03-01");

    [Fact]
    public void A_second_secretary_at_the_same_time_is_refused() =>
        Decide(Led, 'b', Position.Secretary, "2022-01-01").IsRefused("posts.occupied");

    [Fact]
    public void A_second_director_at_the_same_time_is_refused() =>
        Decide(Fill(Empty, 'a', Position.Director, "2021-03-01"), 'b', Position.Director, "2022-01-01").IsRefused("posts.occupied");

    [Fact]
    public void One_person_may_be_secretary_and_director() =>
        Assert.Equal(A.Person(), Fill(Led, 'a', Position.Director, "2021-03-01").DirectorOn(A.Today));

    [Fact]
    public void Several_committee_members_sit_together() =>
        Assert.Equal(3, Fill(Fill(Led, 'b', Position.CommitteeMember, "2021-03-01"), 'c', Position.CommitteeMember, "2021-03-01").Seats.Length);

    [Fact]
    public void The_same_post_again_changes_nothing() => Decide(Led, 'a', Position.Secretary, "2021-03-01").ChangesNothing();

    [Fact]
    public void A_person_holds_a_post_once_at_a_time() => Decide(Led, 'a', Position.Secretary, "2022-03-01").IsRefused("posts.held-already");

    [Fact]
    public void A_past_interval_is_entered_when_it_overlaps_nobody()
    {
        var history = Fill(Led, 'b', Position.Secretary, "2015-01-01", "2021-02-28");

        Assert.Equal(A.Person('b'), history.SecretaryOn(A.Day("2021-02-28")));
        Assert.Equal(A.Person('a'), history.SecretaryOn(A.Day("2021-03-01")));
        Assert.Null(history.SecretaryOn(A.Day("2014-12-31")));
        Decide(history, 'c', Position.Secretary, "2010-01-01", "2015-01-01").IsRefused("posts.occupied");
        Decide(Led, 'b', Position.Secretary, "2015-01-01", "2021-03-01").IsRefused("posts.occupied");
    }

    [Fact]
    public void A_vacated_post_is_free_on_the_next_day()
    {
        var vacant = Led.After(Vacate(Led, "2022-06-30"));

        Assert.Equal(A.Person(), vacant.SecretaryOn(A.Day("2022-06-30")));
        Assert.Null(vacant.SecretaryOn(A.Day("2022-07-01")));
        Decide(vacant, 'b', Position.Secretary, "2022-06-30").IsRefused("posts.occupied");
        Assert.Equal(A.Person('b'), Fill(vacant, 'b', Position.Secretary, "2022-07-01").SecretaryOn(A.Today));
    }

    [Fact]
    public void Vacating_again_changes_nothing_and_an_earlier_day_shortens_the_tenure()
    {
        var vacant = Led.After(Vacate(Led, "2022-06-30"));

        Vacate(vacant, "2022-06-30").ChangesNothing();
        Assert.Equal(A.Day("2022-05-31"), vacant.After(Vacate(vacant, "2022-05-31")).Seats.Single().Tenure.To);
    }

    [Fact]
    public void Nobody_leaves_a_post_that_was_not_held()
    {
        VillageRule.Decide(Led, new VacatePost(A.Person('b'), Position.Secretary, A.Today, EndReason.Resigned), A.Today).IsRefused("posts.not-held");
        Vacate(Led, "2021-02-28").IsRefused("posts.not-held");
    }

    [Fact]
    public void A_tenure_begins_at_most_a_quarter_ahead()
    {
        Decide(Empty, 'a', Position.Secretary, "2023-01-01").Single<PostFilled>();
        Decide(Empty, 'a', Position.Secretary, "2023-12-01").IsRefused("posts.future-date");
        Decide(Empty, 'a', Position.Secretary, "1900-01-01").IsRefused("posts.date-too-early");
    }

    [Fact]
    public void An_end_comes_with_its_reason_and_after_the_beginning()
    {
        VillageRule.Decide(Empty, new FillPost(A.Person(), Position.Clerk, A.Day("2020-01-01"), A.Day("2021-01-01")), A.Today).IsRefused("posts.end-incomplete");
        VillageRule.Decide(Empty, new FillPost(A.Person(), Position.Clerk, A.Day("2020-01-01"), RemovedForViolation: true), A.Today).IsRefused("posts.end-incomplete");
        Decide(Empty, 'a', Position.Clerk, "2020-01-01", "2019-12-31").IsRefused("posts.ends-before-it-begins");
    }

    [Fact]
    public void A_post_entered_in_error_is_withdrawn()
    {
        var withdrawn = Led.After(VillageRule.Decide(Led, new WithdrawPost(A.Person(), Position.Secretary, A.Day("2021-03-01"))));

        Assert.Empty(withdrawn.Seats);
        VillageRule.Decide(withdrawn, new WithdrawPost(A.Person(), Position.Secretary, A.Day("2021-03-01"))).IsRefused("posts.not-held");
    }

    private static Decision Decide(VillageState state, char person, Position position, string from, string? to = null) => VillageRule.Decide(
        state, new FillPost(A.Person(person), position, A.Day(from), to is null ? null : A.Day(to), to is null ? null : EndReason.TermEnded), A.Today);

    private static VillageState Fill(VillageState state, char person, Position position, string from, string? to = null) =>
        state.After(Decide(state, person, position, from, to));

    private static Decision Vacate(VillageState state, string to) =>
        VillageRule.Decide(state, new VacatePost(A.Person(), Position.Secretary, A.Day(to), EndReason.TermEnded), A.Today);
}
