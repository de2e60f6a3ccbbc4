using Villages.Domain.Calendars;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Drafts;
using Villages.Domain.Rulebooks.Events;

namespace Villages.Domain.Tests.Rulebooks.Drafts;

public class DraftRuleTests
{
    private const string File = "default/stars/2023-01-01.json";
    private const string Id = "0123456789ab";

    private static readonly string Text = RulebookFiles.Text(File).Replace("\"revision\": 1", "\"revision\": 2", StringComparison.Ordinal);
    private static readonly WriteDraft Write = new(Id, "stars", Text, RulebookFiles.Cases(File));
    private static readonly DraftSimulation Simulation = new(A.Cycle, 1, RulebookFiles.Stars.Hash, RulebookFiles.Read(Text).Hash, new ChangeCounts(335, 12, 8, 4, 1200));
    private static readonly RulebooksState Empty = RulebooksState.Empty(RulebooksState.StreamOf(AreaCode.Parse("141129")));
    private static readonly RulebooksState County = Empty.After(RulebookAdoption.Decide(Empty, new AdoptRulebook("stars", RulebookFiles.Text(File), null, "组织部")));
    private static readonly RulebooksState Written = County.After(DraftRule.Decide(County, Write));
    private static readonly RulebooksState Simulated = Written.After(DraftRule.Decide(Written, new SimulateDraft(Id, A.Cycle), Simulation));
    private static readonly RulebooksState Circulated = Simulated.After(DraftRule.Decide(Simulated, new CirculateDraft(Id, 5, null), A.Today, WorkingDays.Plain));
    private static readonly DateOnly After = A.Day("2022-12-28");

    [Fact]
    public void A_draft_goes_from_writing_over_simulation_and_circulation_to_adoption_by_another_person()
    {
        var decision = DraftRule.Decide(Circulated, new AdoptDraft(Id, "县委组织部"), "li.si", After);

        Assert.Equal((DraftPhase.Draft, "clerk"), (Written.Draft(Id)!.Phase, Written.Draft(Id)!.Author));
        Assert.Equal(DraftPhase.Simulated, Simulated.Draft(Id)!.Phase);
        Assert.Equal((DraftPhase.Circulated, A.Today, A.Day("2022-12-27")), (Circulated.Draft(Id)!.Phase, Circulated.Draft(Id)!.From, Circulated.Draft(Id)!.To));
        Assert.IsType<DraftAdopted>(decision.Events[0]);
        Assert.Equal(Simulation.Hash, Assert.IsType<RulebookAdopted>(decision.Events[1]).Hash);
        var adopted = Circulated.After(decision);
        Assert.Equal((DraftPhase.Adopted, ""), (adopted.Draft(Id)!.Phase, adopted.Draft(Id)!.Json));
        Assert.Equal(2, adopted.InForce("stars", A.Day("2023-01-01"))!.Revision);
    }

    [Fact]
    public void An_adopted_version_is_effective_from_its_day_and_superseded_by_the_next()
    {
        var adopted = Circulated.After(DraftRule.Decide(Circulated, new AdoptDraft(Id, "县委组织部"), "li.si", After));

        Assert.Equal(
            [RulebookStanding.Superseded, RulebookStanding.Effective], adopted.Adopted.Select(version => RulebooksState.StandingOf(adopted.Adopted, version, A.Day("2023-01-01"))));
        Assert.All(adopted.Adopted, version => Assert.Equal(RulebookStanding.Adopted, RulebooksState.StandingOf(adopted.Adopted, version, A.Day("2022-12-31"))));
    }

    [Fact]
    public void The_author_does_not_adopt_the_own_draft() =>
        DraftRule.Decide(Circulated, new AdoptDraft(Id, "县委组织部"), "clerk", After).IsRefused("rulebooks.same-person");

    [Theory]
    [InlineData("2022-12-27", "rulebooks.still-circulating")]
    [InlineData("2022-12-20", "rulebooks.still-circulating")]
    public void Nothing_is_adopted_before_circulation_is_over(string today, string code) =>
        DraftRule.Decide(Circulated, new AdoptDraft(Id, "县委组织部"), "li.si", A.Day(today)).IsRefused(code);

    [Fact]
    public void A_draft_that_did_not_go_round_is_not_adopted() =>
        DraftRule.Decide(Simulated, new AdoptDraft(Id, "县委组织部"), "li.si", After).IsRefused("rulebooks.draft-phase");

    [Theory]
    [InlineData("\"share\": 0.2,", "\"share\": 1.2,")]
    [InlineData("\"revision\": 2", "\"revision\": \"2\"")]
    public void A_faulty_text_is_kept_and_goes_nowhere(string from, string to)
    {
        var faulty = County.After(DraftRule.Decide(County, Write with { Json = Text.Replace(from, to, StringComparison.Ordinal) }));

        Assert.Contains(to, faulty.Draft(Id)!.Json, StringComparison.Ordinal);
        DraftRule.Decide(faulty, new SimulateDraft(Id, A.Cycle), Simulation).IsRefused("rulebooks.faulty");
        DraftRule.Decide(faulty, new CirculateDraft(Id, 5, "尚无考核周期"), A.Today, WorkingDays.Plain).IsRefused("rulebooks.faulty");
    }

    [Fact]
    public void A_failing_worked_case_stops_adoption_also_after_circulation()
    {
        var broken = Text.Replace("\"maximum\": 5", "\"maximum\": 4", StringComparison.Ordinal);
        Assert.NotEqual(Text, broken);
        var state = County.After(DraftRule.Decide(County, Write with { Json = broken }));

        DraftRule.Decide(state, new CirculateDraft(Id, 5, "尚无考核周期"), A.Today, WorkingDays.Plain).IsRefused("rulebooks.faulty");
    }

    [Fact]
    public void A_new_text_begins_anew_and_the_same_text_changes_nothing()
    {
        DraftRule.Decide(Circulated, Write).ChangesNothing();

        var rewritten = Circulated.After(DraftRule.Decide(Circulated, Write with { Cases = null })).Draft(Id)!;

        Assert.Equal((DraftPhase.Draft, 0, (DateOnly?)null), (rewritten.Phase, rewritten.Simulations.Length, rewritten.To));
    }

    [Fact]
    public void A_draft_goes_round_unsimulated_with_a_reason_or_where_nothing_could_be_compared()
    {
        DraftRule.Decide(Written, new CirculateDraft(Id, 5, null), A.Today, WorkingDays.Plain).IsRefused("rulebooks.not-simulated");
        Assert.Equal("本县尚无考核周期", DraftRule.Decide(Written, new CirculateDraft(Id, 5, " 本县尚无考核周期 "), A.Today, WorkingDays.Plain).Single<DraftCirculated>().Unsimulated);
        Assert.True(DraftRule.Decide(Empty.After(DraftRule.Decide(Empty, Write)), new CirculateDraft(Id, 5, null), A.Today, WorkingDays.Plain).Accepted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(61)]
    public void Circulation_lasts_one_to_sixty_working_days(int days) =>
        DraftRule.Decide(Simulated, new CirculateDraft(Id, days, null), A.Today, WorkingDays.Plain).IsRefused("rulebooks.circulation-days");

    [Fact]
    public void Comments_are_taken_while_it_goes_round_and_name_the_text_they_are_about()
    {
        var comment = DraftRule.Decide(Circulated, new CommentOnDraft(Id, "建议把群众评议权重提高到三成。"), "wang.wu", A.Day("2022-12-27")).Single<DraftCommented>().Comment;

        Assert.Equal(("wang.wu", Simulation.Hash), (comment.By, comment.Hash));
        DraftRule.Decide(Circulated, new CommentOnDraft(Id, "建议提高权重。"), "wang.wu", After).IsRefused("rulebooks.circulation-over");
        DraftRule.Decide(Simulated, new CommentOnDraft(Id, "建议提高权重。"), "wang.wu", A.Today).IsRefused("rulebooks.draft-phase");
        DraftRule.Decide(Circulated, new CommentOnDraft(Id, "好"), "wang.wu", A.Today).IsRefused("rulebooks.text-length");
        DraftRule.Decide(Circulated, new CommentOnDraft(Id, "请联系 13800138000 商议"), "wang.wu", A.Today).IsRefused("people.personal-text");
    }

    [Fact]
    public void A_simulation_of_another_text_is_not_kept_and_the_same_again_changes_nothing()
    {
        DraftRule.Decide(Written, new SimulateDraft(Id, A.Cycle), Simulation with { Hash = "other" }).IsRefused("rulebooks.not-simulated");
        DraftRule.Decide(Simulated, new SimulateDraft(Id, A.Cycle), Simulation).ChangesNothing();
    }

    [Fact]
    public void A_withdrawn_draft_stays_as_it_is()
    {
        var withdrawn = Written.After(DraftRule.Decide(Written, new WithdrawDraft(Id, "县里另行研究")));

        Assert.Equal((DraftPhase.Withdrawn, "县里另行研究"), (withdrawn.Draft(Id)!.Phase, withdrawn.Draft(Id)!.Reason));
        DraftRule.Decide(withdrawn, Write).IsRefused("rulebooks.draft-phase");
        DraftRule.Decide(withdrawn, new WithdrawDraft(Id, "再次撤回")).IsRefused("rulebooks.draft-phase");
        DraftRule.Decide(withdrawn, new WithdrawDraft("ffffffffffff", "不存在的")).IsRefused("rulebooks.unknown-draft");
    }

    [Fact]
    public void A_draft_belongs_to_one_scheme_and_open_ones_are_limited()
    {
        DraftRule.Decide(County, Write with { Scheme = "points" }).IsRefused("rulebooks.other-scheme");
        DraftRule.Decide(Written, Write with { Scheme = "points", Json = "{}" }).IsRefused("rulebooks.draft-scheme");
        var full = Enumerable.Range(0, DraftRule.MostOpen).Aggregate(County, (state, n) => state.After(DraftRule.Decide(state, Write with { Id = $"{n:x12}", Json = "{}" })));
        DraftRule.Decide(full, Write).IsRefused("rulebooks.too-many-drafts");
    }
}
