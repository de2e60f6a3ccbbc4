using Villages.Domain.Grids;
using Villages.Domain.People;
using Villages.Domain.Posts;

namespace Villages.Domain.Tests.People;

public class ErasureRuleTests
{
    private static readonly RequestErasure Wish = new("保存期限届满", "组〔2022〕7号");
    private static readonly PersonState Nobody = PersonState.Empty(A.Person().Person);
    private static readonly PersonState Known = Nobody.After(PersonRule.Decide(
        Nobody, new RegisterPerson(A.Sealed("name"), A.Sealed("id"), A.Sealed("birth"), Sex.Female, A.Sealed("phone"))));

    private static readonly PersonState Asked = Known.After(ErasureRule.Decide(Known, Wish));
    private static readonly PersonState Gone = Asked.After(Approve(Asked, "another"));

    [Fact]
    public void Two_people_erase_and_nothing_readable_stays_in_the_state()
    {
        Assert.Equal(("clerk", "组〔2022〕7号"), (Asked.Erasure!.By, Asked.Erasure.Document));
        Assert.Equal(new PersonErased(A.Person(), "clerk", "组〔2022〕7号"), Approve(Asked, "another").Single<PersonErased>());
        Assert.True(Gone is { Erased: true, Registered: true, Name: null, IdNumber: null, BirthDate: null, Phone: null, Sex: null, Erasure: null });
    }

    [Fact]
    public void Whoever_asked_may_not_approve() => Approve(Asked, "clerk").IsRefused("people.same-person");

    [Fact]
    public void Nobody_who_holds_a_post_is_erased() =>
        ErasureRule.Decide(Asked, new ApproveErasure(Asked.Erasure!.Number), "another", holdsPost: true).IsRefused("people.holds-post");

    [Theory]
    [InlineData(null, true)]
    [InlineData("2022-12-20", true)]
    [InlineData("2022-12-19", false)]
    public void A_post_is_held_to_its_last_day(string? to, bool held) => Assert.Equal(held, ErasureRule.HoldsPost([A.Tenure("2021-03-01", to)], [], A.Today));

    [Fact]
    public void An_erasure_is_asked_for_once_and_can_be_taken_back_and_asked_for_again()
    {
        ErasureRule.Decide(Asked, Wish).IsRefused("people.erasure-requested");
        var withdrawn = Asked.After(ErasureRule.Decide(Asked, new WithdrawErasure()));
        ErasureRule.Decide(withdrawn, new WithdrawErasure()).IsRefused("people.erasure-not-requested");
        Approve(withdrawn, "another").IsRefused("people.erasure-not-requested");
        ErasureRule.Decide(withdrawn, Wish).Single<ErasureRequested>();
    }

    [Fact]
    public void An_approval_is_for_the_request_that_was_read_and_for_no_later_one()
    {
        var withdrawn = Asked.After(ErasureRule.Decide(Asked, new WithdrawErasure()));
        var again = withdrawn.Apply(ErasureRule.Decide(withdrawn, Wish with { Reason = "另有原因" }).Single<ErasureRequested>(), A.Stamp(3));

        ErasureRule.Decide(again, new ApproveErasure(Asked.Erasure!.Number), "another", holdsPost: false).IsRefused("people.erasure-changed");
        Approve(again, "another").Single<PersonErased>();
    }

    [Fact]
    public void Whoever_works_on_a_grid_holds_a_post() => Assert.True(ErasureRule.HoldsPost(
        [], [new GridWork(A.Grid, new GridAssignment(GridWorkerKind.FullTimeRural, A.Day("2022-04-11")))], A.Today));

    [Theory]
    [InlineData("届满", "7号", "people.reason-missing")]
    [InlineData("保存期限届满", " ", "people.document-missing")]
    [InlineData("删除 11010519491231002X", "7号", "people.personal-text")]
    [InlineData("保存期限届满", "13800005678", "people.personal-text")]
    public void A_request_says_why_and_on_what_document_and_nobodys_number(string reason, string document, string code) =>
        ErasureRule.Decide(Known, new RequestErasure(reason, document)).IsRefused(code);

    [Fact]
    public void Erasing_is_final()
    {
        PersonRule.Decide(Gone, new CorrectPerson(Phone: A.Sealed("x"))).IsRefused("people.erased");
        PersonRule.Decide(Gone, new RegisterPerson(A.Sealed("a"), A.Sealed("b"), A.Sealed("c"))).IsRefused("people.erased");
        PersonRule.Decide(Gone, new RecordDeath(A.Today), A.Today).IsRefused("people.erased");
        ErasureRule.Decide(Gone, Wish).IsRefused("people.erased");
        ErasureRule.Decide(Gone, new WithdrawErasure()).IsRefused("people.erased");
        Approve(Gone, "another").IsRefused("people.erased");
        ErasureRule.Decide(Nobody, Wish).IsRefused("people.not-registered");
    }

    [Fact]
    public void Who_saw_somebody_is_kept_even_of_the_erased()
    {
        var seen = Gone.After(ErasureRule.Decide(Gone, new NoteSeen("clerk", "township", [PersonalField.Name], "核对身份", DateTime.UnixEpoch)));

        Assert.Equal("clerk", Assert.Single(seen.Seen.Newest).By);
    }

    [Fact]
    public void A_post_that_was_filled_beside_an_erasure_is_asked_back()
    {
        var official = OfficialState.Empty(A.Person().Official);
        var serving = official.After(OfficialRule.Decide(official, new NoteTenureBegun(A.Tenure("2021-03-01")), A.Today));
        var (before, after) = (
            OfficialRule.Decide(serving, new NoteErased(), A.Today).Single<OfficialErased>(),
            OfficialRule.Decide(official.After(OfficialRule.Decide(official, new NoteErased(), A.Today)), new NoteTenureBegun(A.Tenure("2021-03-01")), A.Today).Events[^1]);

        Assert.Equal(before.Held, Assert.IsType<OfficialErased>(after).Held);
        var told = Assert.Single(new PersonConsequences().Of(A.Person().Official, before));
        Assert.Equal((A.Village.Stream, new WithdrawPost(A.Person(), Position.Secretary, A.Day("2021-03-01"))), (told.Target, told.Body));
    }

    private static Decision Approve(PersonState state, string by) => ErasureRule.Decide(state, new ApproveErasure(state.Erasure?.Number ?? 0), by, holdsPost: false);
}
