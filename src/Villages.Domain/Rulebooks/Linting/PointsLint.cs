using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>An account of points closes: every item has a part, deductions take away, what is reachable reaches the best band, and names lead somewhere.</summary>
internal static class PointsLint
{
    /// <summary>What <c>group:</c> may name in an account of points.</summary>
    public static IEnumerable<string> Groups(Rulebook rulebook) =>
    [
        .. rulebook.Parts.Where(part => part.Kind == PartKind.Scored).Select(part => part.Category), .. rulebook.DeductOnlyBases.Select(given => given.Id),
        .. rulebook.Review is null ? Array.Empty<string>() : [DemocraticReview.Id],
    ];

    public static void Check(Rulebook rulebook, Findings findings)
    {
        Parts(rulebook, findings);
        Review(rulebook, findings);
        var items = rulebook.Items.Select(item => item.Id).ToArray();
        for (var i = 0; i < rulebook.SignIns.Length; i++)
        {
            var signIn = rulebook.SignIns[i];
            Each([.. signIn.Present, .. signIn.Late, .. signIn.Absent], items, $"$.signIns[{i}]", findings);
        }

        for (var i = 0; i < rulebook.ClassRules.Length; i++)
        {
            Class(rulebook, rulebook.ClassRules[i], $"$.classRules[{i}]", items, findings);
        }

        for (var i = 0; i < rulebook.PassLines.Length; i++)
        {
            findings.When(
                rulebook.PassLines[i].From > (rulebook.Total.Maximum ?? decimal.MaxValue), $"$.passLines[{i}].from", "没有人能达到", "nobody can reach it");
        }

        findings.When(rulebook.Pace?.Share is <= 0 or > 1, "$.pace.share", "应大于 0 且不超过 1", "must be above 0 and at most 1");
        findings.When(rulebook.EntryReview?.EvidenceAtMost < 1, "$.entryReview.evidenceAtMost", "至少 1 件", "must be 1 or more");
    }

    private static void Parts(Rulebook rulebook, Findings findings)
    {
        var categories = rulebook.Items.Select(item => item.Category).OfType<string>().ToArray();
        for (var i = 0; i < rulebook.Parts.Length; i++)
        {
            var (part, path) = (rulebook.Parts[i], $"$.parts[{i}]");
            findings.Known(part.Category, categories, $"{path}.category", "类别", "category");
            findings.When(part.Maximum is not null && part.Kind != PartKind.Scored, $"{path}.maximum", "只有计分部分有满分；加分上限请用 caps", "only a scored part has one; a bonus is limited by a cap");
            findings.When(part.Maximum <= 0, $"{path}.maximum", "应大于 0", "must be above 0");
            foreach (var item in rulebook.Items.Where(item => item.Category == part.Category))
            {
                var points = item.PointsByLevel.Values.Append(item.Points).Where(value => value != 0).ToArray();
                findings.When(
                    points.Any(value => value < 0 != (part.Kind == PartKind.Deduction)), path, $"“{item.Id}”的分值与该部分相反", $"'{item.Id}' counts the other way");
            }
        }

        for (var i = 0; i < rulebook.Items.Length && !rulebook.Parts.IsEmpty; i++)
        {
            var item = rulebook.Items[i];
            findings.When(
                rulebook.Parts.All(part => part.Category != item.Category) && !rulebook.DeductOnlyBases.Any(given => given.Items.Contains(item.Id)),
                $"$.items[{i}].category", "不属于任何部分", "belongs to no part");
        }
    }

    private static void Review(Rulebook rulebook, Findings findings)
    {
        if (rulebook.Review is not { } review)
        {
            return;
        }

        findings.When(review.Maximum <= 0, "$.review.maximum", "应大于 0", "must be above 0");
        findings.Known(review.BallotScale, rulebook.BallotScales.Select(scale => scale.Id), "$.review.ballotScale", "票决尺度", "ballot scale");
        findings.When(
            rulebook.BallotScales.FirstOrDefault(scale => scale.Id == review.BallotScale)?.Choices.Any(choice => choice.Value is < 0 or > 1) == true,
            "$.review.ballotScale", "选项的值应在 0 与 1 之间", "its values must lie between 0 and 1");
    }

    private static void Class(Rulebook rulebook, ClassRule rule, string path, string[] items, Findings findings)
    {
        Each(rule.Items, items, $"{path}.items", findings);
        foreach (var (category, reachable) in rule.Reachable)
        {
            var part = rulebook.Parts.FirstOrDefault(part => part.Category == category && part.Kind == PartKind.Scored);
            findings.When(part is null, $"{path}.reachable.{category}", "不是计分部分", "is no scored part");
            findings.When(
                reachable <= 0 || reachable > part?.Maximum, $"{path}.reachable.{category}", "应大于 0 且不超过该部分满分", "must be above 0 and at most the part's maximum");
        }
    }

    private static void Each(ImmutableArray<string> names, string[] items, string path, Findings findings)
    {
        foreach (var name in names)
        {
            findings.Known(name, items, path, "项目", "item");
        }
    }
}
