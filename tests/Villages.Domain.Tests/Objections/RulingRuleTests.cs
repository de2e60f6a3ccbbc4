using Villages.Domain.Objections;

namespace Villages.Domain.Tests.Objections;

public class RulingRuleTests
{
    [Fact]
    public void What_is_not_admissible_is_rejected_at_once_and_nothing_else()
    {
        Assert.Equal(ObjectionPhase.Ruled, Cases.Filed.Rule(Ruling.Rejected).Single<ObjectionRuled>().Note.Phase);
        Cases.Filed.Rule(Ruling.Upheld).IsRefused("objections.not-accepted");
        Cases.Accepted.Rule(Ruling.Rejected).IsRefused("objections.not-investigated");
        Cases.Unknown.Rule(Ruling.Rejected).IsRefused("objections.not-opened");
    }

    [Fact]
    public void Upheld_is_final_at_once_and_the_others_wait_for_an_appeal()
    {
        Assert.Equal([typeof(ObjectionRuled), typeof(ObjectionFinal)], Cases.Investigated.Rule(Ruling.Upheld).Events.Select(e => e.GetType()));
        Assert.Equal((ObjectionPhase.Final, Ruling.Upheld), (Cases.Upheld.Phase, Cases.Upheld.Note!.Ruling));
        Cases.Investigated.Rule(Ruling.PartlyUpheld).Single<ObjectionRuled>();
        Cases.Investigated.Rule(Ruling.Rejected).Single<ObjectionRuled>();
    }

    [Theory]
    [InlineData(Ruling.Upheld)]
    [InlineData(Ruling.PartlyUpheld)]
    public void Facts_are_corrected_before_an_objection_is_upheld(Ruling ruling) =>
        Cases.Investigated.Rule(ruling, corrections: []).IsRefused("objections.nothing-corrected");

    [Fact]
    public void Corrections_are_named_once_and_not_with_a_rejection()
    {
        Cases.Investigated.Rule(Ruling.Rejected, corrections: [Cases.Correction]).IsRefused("objections.corrections");
        Cases.Investigated.Rule(Ruling.Upheld, corrections: [Cases.Correction, Cases.Correction]).IsRefused("objections.corrections");
        Cases.Investigated.Rule(Ruling.Upheld, corrections: [.. Enumerable.Range(0, 101).Select(n => CommandId.Derive($"{n}"))]).IsRefused("objections.corrections");
        Cases.Investigated.Rule(Ruling.Rejected, reason: "不对").IsRefused("objections.text-length");
    }

    [Fact]
    public void Nobody_rules_on_the_own_case()
    {
        Cases.Investigated.Rule(Ruling.Rejected, "li.si").IsRefused("objections.own-case");
        Cases.Investigated.Rule(Ruling.Rejected, self: A.Person()).IsRefused("objections.own-case");
        Cases.Investigated.Rule(Ruling.Rejected, self: A.Person('b')).Single<ObjectionRuled>();
    }

    [Fact]
    public void The_same_ruling_again_changes_nothing_and_another_comes_too_late()
    {
        Cases.Rejected.Rule(Ruling.Rejected).ChangesNothing();
        Cases.Upheld.Rule(Ruling.Upheld).ChangesNothing();
        Cases.Rejected.Rule(Ruling.Upheld).IsRefused("objections.wrong-phase");
        Cases.Upheld.Rule(Ruling.Rejected).IsRefused("objections.final");
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("head")]
    public void Whoever_handled_it_first_does_not_rule_on_the_appeal(string by) =>
        Cases.Appealed.Rule(Ruling.Rejected, by, Cases.TheCounty).IsRefused("objections.same-person");

    [Theory]
    [InlineData("141129100", "141129100", false)]
    [InlineData("141129100", "141129200", false)]
    [InlineData("141129100", "141129", true)]
    [InlineData("141129100", "1411", true)]
    [InlineData("141129", "141129", true)]
    [InlineData("141129", "141129100", false)]
    [InlineData("1411", "1411", false)]
    public void An_appeal_goes_to_a_higher_level_or_to_another_person_of_the_county(string first, string second, bool allowed)
    {
        var ruled = Cases.Investigated.After(Cases.Investigated.Rule(Ruling.Rejected, level: AreaCode.Parse(first)));
        var decision = ruled.After(ruled.Appeal("li.si")).Rule(Ruling.Rejected, "another", AreaCode.Parse(second));

        Assert.Equal(allowed ? null : "objections.level", decision.Refusal?.Code);
    }

    [Fact]
    public void Every_ruling_on_an_appeal_is_final()
    {
        foreach (var ruling in Enum.GetValues<Ruling>())
        {
            var final = Cases.Appealed.After(Cases.Appealed.Rule(ruling, "county", Cases.TheCounty));
            Assert.Equal((ObjectionPhase.Final, ruling), (final.Phase, final.Note!.Ruling));
            final.Appeal("li.si").ChangesNothing();
            final.Appeal("li.si", "再次申请复核，票数有误。").IsRefused("objections.appealed");
        }
    }

    [Fact]
    public void An_appeal_never_takes_back_what_was_corrected()
    {
        var partly = Cases.Investigated.After(Cases.Investigated.Rule(Ruling.PartlyUpheld));
        var appealed = partly.After(partly.Appeal("li.si"));

        appealed.Rule(Ruling.Rejected, "county", Cases.TheCounty).IsRefused("objections.worse-on-appeal");
        Assert.True(appealed.Rule(Ruling.PartlyUpheld, "county", Cases.TheCounty, corrections: []).Accepted);
    }
}
