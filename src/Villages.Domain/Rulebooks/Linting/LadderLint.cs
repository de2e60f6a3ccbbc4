using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>The ladder knows every grade, a better grade never ends lower, and the evaluator of stars finds what it needs.</summary>
internal static class LadderLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        if (rulebook.Capability == "stars")
        {
            findings.When(rulebook.Ladder is null, "$.ladder", "星级方案需要星级阶梯", "a scheme of stars needs a ladder");
            findings.When(rulebook.Bands.Length != 1, "$.bands", "星级方案需要且只要一张等次表", "a scheme of stars needs exactly one table of bands");
            findings.When(rulebook.RaterGroups.IsEmpty, "$.raterGroups", "需要评价主体", "needs rater groups");
        }

        if (rulebook.Ladder is not { } ladder)
        {
            return;
        }

        findings.EveryGrade(rulebook, ladder.Initial.Keys, "$.ladder.initial");
        findings.EveryGrade(rulebook, ladder.Moves.Keys, "$.ladder.moves");
        findings.Grade(rulebook, ladder.AdditionsFrom, "$.ladder.additionsFrom");
        findings.Known(ladder.Seniority, rulebook.TierTables.Select(table => table.Id), "$.ladder.seniority", "年限表", "tier table");
        findings.When(ladder.Seniority is not null && rulebook.Service is null, "$.service", "年限加星需要任职年限规则", "seniority needs a service rule");
        findings.When(ladder.Maximum < 1, "$.ladder.maximum", "至少 1 级", "must be 1 or more");
        findings.When(ladder.MaximumRise < 0, "$.ladder.maximumRise", "不能为负", "cannot be negative");
        findings.When(ladder.Term.Years < 1, "$.ladder.term.years", "至少 1 年", "must be 1 or more");
        findings.When(ladder.Honours?.MaximumPerTerm < 0, "$.ladder.honours.maximumPerTerm", "不能为负", "cannot be negative");
        Moves(ladder, findings);
        Order(rulebook, ladder, findings);
        for (var i = 0; i < ladder.Streaks.Length; i++)
        {
            findings.Grade(rulebook, ladder.Streaks[i].Grade, $"$.ladder.streaks[{i}].grade");
            findings.When(ladder.Streaks[i].Length < 2, $"$.ladder.streaks[{i}].length", "至少连续 2 次", "must be 2 or more");
        }
    }

    private static void Moves(Ladder ladder, Findings findings)
    {
        foreach (var (grade, move) in ladder.Moves)
        {
            findings.When(move.By is null == move.To is null, $"$.ladder.moves.{grade}", "需要 by 或 to，且只能有其一", "needs 'by' or 'to', and not both");
            findings.When(move.By > ladder.MaximumRise, $"$.ladder.moves.{grade}.by", "超过每次最多升幅", "is more than a rating may lift");
            findings.When(move.To is { } to && (to < 0 || to > ladder.Maximum), $"$.ladder.moves.{grade}.to", "不在阶梯上", "is not on the ladder");
        }

        foreach (var (grade, stars) in ladder.Initial)
        {
            findings.When(stars < 0 || stars > ladder.Maximum, $"$.ladder.initial.{grade}", "不在阶梯上", "is not on the ladder");
        }
    }

    /// <summary>Better grade, no lower end: from nothing, and from every level, streaks included on the worse side.</summary>
    private static void Order(Rulebook rulebook, Ladder ladder, Findings findings)
    {
        for (var i = 1; i < rulebook.Grades.Length; i++)
        {
            var (better, worse) = (rulebook.Grades[i - 1].Id, rulebook.Grades[i].Id);
            if (!ladder.Initial.ContainsKey(better) || !ladder.Initial.ContainsKey(worse) || !ladder.Moves.ContainsKey(better) || !ladder.Moves.ContainsKey(worse))
            {
                continue;
            }

            findings.When(ladder.Initial[better] < ladder.Initial[worse], $"$.ladder.initial.{better}", "更好的等次星级更低", "gives fewer than a worse grade");
            findings.When(
                Enumerable.Range(0, Math.Max(0, ladder.Maximum) + 1).Any(level => After(ladder, better, level, streak: false) < After(ladder, worse, level, streak: true)),
                $"$.ladder.moves.{better}", "更好的等次结果反而更低", "may end lower than a worse grade");
        }
    }

    private static int After(Ladder ladder, string grade, int level, bool streak)
    {
        var move = ladder.Moves[grade];
        var change = (move.To - level ?? move.By ?? 0) + (streak ? ladder.Streaks.Where(s => s.Grade == grade).Sum(s => s.Levels) : 0);
        return Math.Clamp(level + Math.Min(change, ladder.MaximumRise), 0, Math.Max(0, ladder.Maximum));
    }
}
