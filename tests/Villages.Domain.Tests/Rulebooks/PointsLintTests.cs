using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Tests.Rulebooks;

public class PointsLintTests
{
    private static readonly Rulebook Sound = RulebookFiles.Points;

    [Fact]
    public void A_sound_rulebook_has_no_findings() => Assert.Equal([], RulebookLinter.Lint(Sound));

    [Fact]
    public void Every_item_belongs_to_a_part_that_counts_its_way()
    {
        Finds("$.items[0].category", Sound with { Items = Sound.Items.SetItem(0, Sound.Items[0] with { Category = "study" }) });
        Finds("$.parts[3]", Sound with { Parts = Sound.Parts.SetItem(3, Sound.Parts[3] with { Kind = PartKind.Bonus }) });
        Finds("$.parts[2].maximum", Sound with { Parts = Sound.Parts.SetItem(2, Sound.Parts[2] with { Maximum = 10 }) });
        Finds("$.parts[0].category", Sound with { Parts = Sound.Parts.SetItem(0, Sound.Parts[0] with { Category = "nothing" }) });
    }

    [Fact]
    public void A_review_has_a_scale_between_nothing_and_one()
    {
        Finds("$.review.ballotScale", Sound with { Review = Sound.Review! with { BallotScale = "nothing" } });
        Finds("$.review.ballotScale", Sound with { BallotScales = RulebookFiles.Stars.BallotScales, Review = Sound.Review! with { BallotScale = "four-choices" } });
        Finds("$.review.maximum", Sound with { Review = Sound.Review! with { Maximum = 0 } });
    }

    [Fact]
    public void Names_lead_to_items_and_parts()
    {
        Finds("$.signIns[0]", Sound with { SignIns = [new SignIn { Activity = "study", Present = ["B9"] }] });
        Finds("$.classRules[0].items", Sound with { ClassRules = [new ClassRule { Class = "mobile", Items = ["B9"] }] });
        Finds("$.classRules[0].reachable.bonus", Sound with { ClassRules = [Stretching("bonus", 5)] });
        Finds("$.classRules[0].reachable.base", Sound with { ClassRules = [Stretching("base", 61)] });
        Finds("$.quotas[0].tieBreak[1].measure", Sound with { Review = null });
    }

    [Fact]
    public void Lines_can_be_reached_and_shares_are_shares()
    {
        Finds("$.passLines[0].from", Sound with { PassLines = [Sound.PassLines[0] with { From = 111 }] });
        Finds("$.pace.share", Sound with { Pace = Sound.Pace! with { Share = 1.2m } });
        Finds("$.entryReview.evidenceAtMost", Sound with { EntryReview = new EntryReview { EvidenceAtMost = 0 } });
    }

    private static ClassRule Stretching(string category, decimal reachable) =>
        new() { Class = "mobile", Reachable = ImmutableSortedDictionary<string, decimal>.Empty.Add(category, reachable) };

    private static void Finds(string path, Rulebook rulebook) => Assert.Contains(path, RulebookLinter.Lint(rulebook).Select(fault => fault.Path));
}
