using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Quotas stay within the whole, move down, and break ties by something that is measured.</summary>
internal static class QuotaLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Quotas.Length; i++)
        {
            var (quota, path) = (rulebook.Quotas[i], $"$.quotas[{i}]");
            One(rulebook, quota, path, findings);
            findings.When(quota.Grade is null || quota.Overflow is null, path, "需要限额等次与超额等次", "needs the grade it limits and the grade of those over it");
            findings.Grade(rulebook, quota.Grade, $"{path}.grade");
            findings.Grade(rulebook, quota.Overflow, $"{path}.overflow");
            findings.When(
                quota.Grade is { } grade && quota.Overflow is { } over && Stars.Grades.Rank(rulebook, over) <= Stars.Grades.Rank(rulebook, grade),
                $"{path}.overflow", "超额等次必须更低", "must be a worse grade than the one limited");
        }

        var shares = rulebook.Quotas.Sum(quota => quota.Share);
        findings.When(
            rulebook.Quotas.Length > 1 && shares > 1, "$.quotas", $"各限额合计 {shares:P0}，超过 100%", $"the quotas together are {shares:P0}, above 100 %");
        if (rulebook.Ladder?.TopQuota is { } top)
        {
            One(rulebook, top, "$.ladder.topQuota", findings);
            findings.When(top.Parts != QuotaParts.Whole, "$.ladder.topQuota.parts", "最高星级限额只在全县计算", "the highest level is limited over the whole county only");
        }
    }

    private static void One(Rulebook rulebook, Quota quota, string path, Findings findings)
    {
        findings.When(quota.Share > 1, $"{path}.share", "限额超过 100%", "is above 100 %");
        findings.When(quota.Share <= 0, $"{path}.share", "限额应大于 0", "must be above 0");
        findings.When(quota.Minimum < 0 || quota.MinimumPerPart < 0, path, "下限不能为负", "a minimum cannot be negative");
        findings.When(quota.TieBreak.IsEmpty, $"{path}.tieBreak", "需要同分排序规则", "needs a tie-break list");
        for (var i = 0; i < quota.TieBreak.Length; i++)
        {
            var at = $"{path}.tieBreak[{i}].measure";
            switch (quota.TieBreak[i].Measure.Split(':', 2))
            {
                case ["total"] or ["tenure"] or ["partyAge"]:
                    break;
                case ["serviceYears"]:
                    findings.When(rulebook.Service is null, at, "没有任职年限规则", "needs a service rule");
                    break;
                case ["group", var group]:
                    findings.Known(group, rulebook.RaterGroups.Select(known => known.Id).Concat(PointsLint.Groups(rulebook)), at, "评价主体", "rater group");
                    break;
                case ["reading", var indicator]:
                    findings.Indicator(rulebook, indicator, at);
                    break;
                default:
                    findings.Add(at, "未知的排序依据", "is not a measure; known are total, tenure, serviceYears, partyAge, group:<id>, reading:<id>");
                    break;
            }
        }
    }
}
