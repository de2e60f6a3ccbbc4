using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Tests.Rulebooks;

public class RulebookLinterTests
{
    private static readonly Rulebook Sound = RulebookFiles.Stars;

    [Fact]
    public void A_sound_rulebook_has_no_findings() => Assert.Equal([], RulebookLinter.Lint(Sound));

    [Fact]
    public void The_published_scheme_with_nothing_between_60_and_70_is_caught()
    {
        var published = WithBands(
            new Band("excellent", 95), new Band("qualified", 80, 94), new Band("basicallyQualified", 70, 79), new Band("unqualified", null, 60));

        Assert.Equal(
            ["values from 60 to below 70 have no grade", "values from 79 to below 80 have no grade", "values from 94 to below 95 have no grade"],
            RulebookLinter.Lint(published).Where(fault => fault.Path.StartsWith("$.bands", StringComparison.Ordinal)).Select(fault => fault.Reason.English));
    }

    [Fact]
    public void Bands_neither_overlap_nor_leave_an_end_open_nor_stand_upside_down()
    {
        Finds("$.bands[0].bands[1].to", WithBands(new Band("excellent", 90), new Band("qualified", 75, 91), new Band("basicallyQualified", 60, 75), new Band("unqualified", null, 60)));
        Finds("$.bands[0].bands[3].from", WithBands(new Band("excellent", 90), new Band("qualified", 75, 90), new Band("basicallyQualified", 60, 75), new Band("unqualified", 1, 60)));
        Finds("$.bands[0].bands[0].to", WithBands(new Band("excellent", 90, 100), new Band("qualified", 75, 90), new Band("basicallyQualified", 60, 75), new Band("unqualified", null, 60)));
        Finds("$.bands[0].bands[0].grade", WithBands(new Band("qualified", 90), new Band("excellent", 75, 90), new Band("basicallyQualified", 60, 75), new Band("unqualified", null, 60)));
    }

    [Fact]
    public void A_grade_nobody_can_reach_is_caught()
    {
        Finds("$.grades[2]", WithBands(new Band("excellent", 90), new Band("qualified", 60, 90), new Band("unqualified", null, 60)));
        Finds("$.bands[0].bands[0]", WithBands(new Band("excellent", 106), new Band("qualified", 75, 106), new Band("basicallyQualified", 60, 75), new Band("unqualified", null, 60)));
    }

    [Fact]
    public void Weights_that_do_not_sum_are_caught()
    {
        Finds("$.raterGroups", Sound with { RaterGroups = Sound.RaterGroups.SetItem(0, Sound.RaterGroups[0] with { Weight = 0.59m }) });
        Finds("$.dimensionSets[1].dimensions", Sound with { DimensionSets = Sound.DimensionSets.SetItem(1, Sound.DimensionSets[1] with { Dimensions = Sound.DimensionSets[1].Dimensions.RemoveAt(0) }) });
        Finds("$.dimensionSets[1].kinds", Sound with { DimensionSets = Sound.DimensionSets.SetItem(1, Sound.DimensionSets[1] with { Kinds = [AreaKind.Village] }) });
    }

    [Fact]
    public void Quotas_above_the_whole_or_upward_are_caught()
    {
        Finds("$.quotas[0].share", WithQuota(quota => quota with { Share = 1.2m }));
        Finds("$.quotas[0].overflow", WithQuota(quota => quota with { Overflow = "excellent" }));
        Finds("$.quotas[0].tieBreak[0].measure", WithQuota(quota => quota with { TieBreak = [new TieCriterion("group:nobody")] }));
        Finds("$.quotas[0].tieBreak[0].measure", WithQuota(quota => quota with { TieBreak = [new TieCriterion("beauty")] }));
        Finds("$.quotas[0].tieBreak", WithQuota(quota => quota with { TieBreak = [] }));
    }

    [Fact]
    public void A_cap_below_a_single_award_is_caught() => Finds("$.caps[0].amount", Sound with
    {
        Items = [new Item { Id = "T1", Title = new Text("承诺", "pledge"), Points = 5 }],
        Caps = [new Cap { Id = "tasks", Items = ["T1"], Amount = 4, Per = RuleSpan.Year }],
    });

    [Fact]
    public void Step_tables_that_fall_and_tiers_out_of_order_are_caught()
    {
        Finds("$.stepTables[0].steps[0].points", Sound with { StepTables = [new StepTable("s", [new Step(95, 5), new Step(90, 10)])] });
        Finds("$.tierTables[0].tiers[1].from", Sound with { TierTables = [new TierTable("seniority", [new Tier(20, 2), new Tier(10, 3)])] });
    }

    [Fact]
    public void Names_that_lead_nowhere_are_caught()
    {
        Finds("$.adjustments[0].indicator", Sound with { Adjustments = [Sound.Adjustments[0] with { Indicator = "luck" }] });
        Finds("$.vetoes[0].grade", Sound with { Vetoes = [Sound.Vetoes[0] with { Grade = "awful" }] });
        Finds("$.ladder.seniority", Sound with { TierTables = [] });
        Finds("$.ladder.topGates[0].indicator", Sound with { Indicators = Sound.Indicators.RemoveAll(indicator => indicator.Id == "collective-income-growth") });
        Finds("$.vetoes[1]", Sound with { Vetoes = [Sound.Vetoes[0], Sound.Vetoes[0]] });
    }

    [Fact]
    public void A_ladder_on_which_a_better_grade_may_end_lower_is_caught()
    {
        Finds("$.ladder.initial.excellent", WithLadder(ladder => ladder with { Initial = ladder.Initial.SetItem("qualified", 3) }));
        Finds("$.ladder.moves.excellent", WithLadder(ladder => ladder with { Moves = ladder.Moves.SetItem("excellent", new Move(By: 0)) }));
        Finds("$.ladder.moves.unqualified", WithLadder(ladder => ladder with { Moves = ladder.Moves.Remove("unqualified") }));
        Finds("$.ladder.moves.excellent.by", WithLadder(ladder => ladder with { Moves = ladder.Moves.SetItem("excellent", new Move(By: 2)) }));
        Finds("$.ladder", Sound with { Ladder = null });
    }

    [Fact]
    public void Pay_that_forgets_a_grade_is_caught() => Finds(
        "$.entitlements[0].coefficients.unqualified",
        Sound with { Entitlements = [((LevelPay)Sound.Entitlements[0]) with { Coefficients = ((LevelPay)Sound.Entitlements[0]).Coefficients.Remove("unqualified") }] });

    private static void Finds(string path, Rulebook rulebook) => Assert.Contains(path, RulebookLinter.Lint(rulebook, "x.json").Select(fault => fault.Path));

    private static Rulebook WithBands(params ImmutableArray<Band> bands) => Sound with { Bands = [Sound.Bands[0] with { Bands = bands }] };

    private static Rulebook WithQuota(Func<Quota, Quota> edit) => Sound with { Quotas = [edit(Sound.Quotas[0])] };

    private static Rulebook WithLadder(Func<Ladder, Ladder> edit) => Sound with { Ladder = edit(Sound.Ladder!) };
}
