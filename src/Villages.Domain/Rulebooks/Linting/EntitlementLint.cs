using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Entitlements find their tables and pay for every grade; a better grade never pays less.</summary>
internal static class EntitlementLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Entitlements.Length; i++)
        {
            var path = $"$.entitlements[{i}]";
            switch (rulebook.Entitlements[i])
            {
                case LevelPay pay:
                    Coefficients(rulebook, pay.Coefficients, path, findings);
                    findings.When(pay.Basic < 0 || pay.Performance < 0 || pay.Unit < 0, path, "金额不能为负", "amounts cannot be negative");
                    break;
                case GradedBase pay:
                    Coefficients(rulebook, pay.Coefficients, path, findings);
                    findings.When(pay.FixedShare is < 0 or > 1, $"{path}.fixedShare", "应在 0 与 1 之间", "must lie between 0 and 1");
                    break;
                case ShareByTenure pay:
                    Tiers(rulebook, pay.Tiers, path, findings);
                    findings.Known(pay.Posts, rulebook.PostTables.Select(table => table.Id), $"{path}.posts", "职务表", "post table");
                    break;
                case AmountByTier pay:
                    Tiers(rulebook, pay.Tiers, path, findings);
                    break;
            }
        }

        for (var i = 0; i < rulebook.Stacking.Length; i++)
        {
            for (var j = 0; j < rulebook.Stacking[i].Entitlements.Length; j++)
            {
                findings.Known(
                    rulebook.Stacking[i].Entitlements[j], rulebook.Entitlements.Select(entitlement => entitlement.Id),
                    $"$.stacking[{i}].entitlements[{j}]", "待遇", "entitlement");
            }
        }
    }

    private static void Tiers(Rulebook rulebook, string id, string path, Findings findings) =>
        findings.Known(id, rulebook.TierTables.Select(table => table.Id), $"{path}.tiers", "年限表", "tier table");

    private static void Coefficients(Rulebook rulebook, ImmutableSortedDictionary<string, decimal> coefficients, string path, Findings findings)
    {
        findings.EveryGrade(rulebook, coefficients.Keys, $"{path}.coefficients");
        for (var i = 1; i < rulebook.Grades.Length; i++)
        {
            findings.When(
                coefficients.TryGetValue(rulebook.Grades[i - 1].Id, out var better) && coefficients.TryGetValue(rulebook.Grades[i].Id, out var worse) && better < worse,
                $"{path}.coefficients.{rulebook.Grades[i - 1].Id}", "更好的等次系数更低", "is less than a worse grade's");
        }
    }
}
