using Villages.Domain.Cycles;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Amendments;
using Villages.Domain.Rulebooks.Drafts;

namespace Villages.Domain.Tests.Rulebooks.Amendments;

public class AmendmentRuleTests
{
    private const string File = "default/stars/2023-01-01.json";
    private const string Id = "0123456789ab";

    private static readonly CycleId Cycle = CycleId.Parse("stars-141129-2023");
    private static readonly AmendmentFacts Facts = new(1, "before", new ChangeCounts(335, 2, 2, 0, 200), [A.Person(), A.Person('b')]);
    private static readonly RulebooksState Empty = RulebooksState.Empty(RulebooksState.StreamOf(AreaCode.Parse("141129")));
    private static readonly RulebooksState County = Empty.After(RulebookAdoption.Decide(Empty, new AdoptRulebook("stars", RulebookFiles.Text(File), null, "组织部")));
    private static readonly ProposeAmendment Propose = new(Id, Cycle, RulebookFiles.Stars.Hash, "上级文件更正了分值");
    private static readonly RulebooksState Proposed = County.After(AmendmentRule.Decide(County, Propose, Facts));
    private static readonly DecideAmendment Accept = new(Id, true, [], "经部务会研究同意");

    [Fact]
    public void A_proposal_names_who_would_change_and_changes_nothing_by_itself()
    {
        var amendment = Proposed.Amendment(Id)!;

        Assert.Equal((AmendmentPhase.Proposed, 1, "clerk"), (amendment.Phase, amendment.Round, amendment.By));
        Assert.Equal(Facts.Changed, amendment.Changed);
        Assert.Empty(new AmendmentsReachCycles().Of(RulebooksState.StreamOf(Cycle.Area), AmendmentRule.Decide(County, Propose, Facts).Events[0]));
    }

    [Fact]
    public void Accepted_whole_it_begins_a_round_for_everybody()
    {
        var accepted = AmendmentRule.Decide(Proposed, Accept, "li.si", 1).Single<AmendmentAccepted>();

        var begin = Assert.IsType<BeginAmendment>(Assert.Single(new AmendmentsReachCycles().Of(RulebooksState.StreamOf(Cycle.Area), accepted)).Body);
        Assert.Equal((1, RulebookFiles.Stars.Hash, 0, "li.si"), (begin.Round, begin.RulebookHash, begin.Persons.Length, begin.By));
        Assert.Equal(AmendmentPhase.Accepted, Proposed.After(AmendmentRule.Decide(Proposed, Accept, "li.si", 1)).Amendment(Id)!.Phase);
    }

    [Fact]
    public void Accepted_in_part_it_is_for_some_of_those_who_change()
    {
        var decision = AmendmentRule.Decide(Proposed, Accept with { Persons = [A.Person('b'), A.Person('b')] }, "li.si", 1);

        Assert.Equal([A.Person('b')], decision.Single<AmendmentAccepted>().Persons);
        Assert.Equal(AmendmentPhase.AcceptedInPart, Proposed.After(decision).Amendment(Id)!.Phase);
        var stranger = AmendmentRule.Decide(Proposed, Accept with { Persons = [A.Person(), A.Person('c')] }, "li.si", 1);
        stranger.IsRefused("rulebooks.person-not-changed");
        Assert.Equal("$.persons[1]", stranger.Refusal!.Path);
    }

    [Fact]
    public void Refused_it_stays_in_history_and_another_may_be_proposed()
    {
        var refused = Proposed.After(AmendmentRule.Decide(Proposed, Accept with { Accepted = false }, "li.si", null));

        Assert.Equal((AmendmentPhase.Refused, "经部务会研究同意"), (refused.Amendment(Id)!.Phase, refused.Amendment(Id)!.Reason));
        AmendmentRule.Decide(refused, Accept, "li.si", 1).IsRefused("rulebooks.amendment-decided");
        Assert.True(AmendmentRule.Decide(refused, Propose with { Id = "ba9876543210" }, Facts).Accepted);
    }

    [Fact]
    public void Whoever_proposed_does_not_decide() => AmendmentRule.Decide(Proposed, Accept, "clerk", 1).IsRefused("rulebooks.same-person");

    [Fact]
    public void A_cycle_that_went_on_outdates_the_proposal_and_one_that_is_not_settled_waits()
    {
        AmendmentRule.Decide(Proposed, Accept, "li.si", 2).IsRefused("rulebooks.amendment-outdated");
        AmendmentRule.Decide(Proposed, Accept, "li.si", null).IsRefused("rulebooks.cycle-not-settled");
        AmendmentRule.Decide(County, Propose, null).IsRefused("rulebooks.cycle-not-settled");
    }

    [Fact]
    public void Only_an_adopted_version_of_the_scheme_that_was_effective_within_the_period_and_changes_somebody_is_proposed()
    {
        AmendmentRule.Decide(County, Propose with { RulebookHash = "none" }, Facts).IsRefused("rulebooks.unknown");
        AmendmentRule.Decide(County, Propose with { Cycle = CycleId.Parse("points-141129-2023") }, Facts).IsRefused("rulebooks.other-scheme");
        AmendmentRule.Decide(County, Propose with { Cycle = CycleId.Parse("stars-141129-2022") }, Facts).IsRefused("rulebooks.not-retroactive");
        AmendmentRule.Decide(County, Propose, Facts with { Changed = [] }).IsRefused("rulebooks.nothing-changes");
        AmendmentRule.Decide(Proposed, Propose with { Id = "ba9876543210" }, Facts).IsRefused("rulebooks.amendment-open");
        AmendmentRule.Decide(Proposed, Propose, Facts).ChangesNothing();
    }
}
