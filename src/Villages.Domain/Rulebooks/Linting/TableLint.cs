namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Step tables rise with the measure; tiers stand in order and never fall.</summary>
internal static class TableLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.StepTables.Length; i++)
        {
            var steps = rulebook.StepTables[i].Steps.Select((step, j) => (Step: step, Path: $"$.stepTables[{i}].steps[{j}]")).OrderBy(entry => entry.Step.From).ToArray();
            var below = rulebook.StepTables[i].Otherwise;
            for (var j = 0; j < steps.Length; j++)
            {
                findings.When(j > 0 && steps[j].Step.From == steps[j - 1].Step.From, $"{steps[j].Path}.from", "起点重复", "starts where another step starts");
                findings.When(
                    steps[j].Step.Points < below, $"{steps[j].Path}.points", "数值更高得分反而更低", "gives fewer points than a lower step");
                below = steps[j].Step.Points;
            }

            findings.When(steps.Length == 0, $"$.stepTables[{i}].steps", "没有档次", "there is no step");
        }

        for (var i = 0; i < rulebook.TierTables.Length; i++)
        {
            var tiers = rulebook.TierTables[i].Tiers;
            findings.When(tiers.IsEmpty, $"$.tierTables[{i}].tiers", "没有档次", "there is no tier");
            for (var j = 1; j < tiers.Length; j++)
            {
                findings.When(tiers[j].From <= tiers[j - 1].From, $"$.tierTables[{i}].tiers[{j}].from", "档次应从低到高排列", "tiers must stand in rising order");
                findings.When(tiers[j].Value < tiers[j - 1].Value, $"$.tierTables[{i}].tiers[{j}].value", "年限更长反而更低", "is less than a lower tier gives");
            }
        }

        for (var i = 0; i < rulebook.BallotScales.Length; i++)
        {
            var choices = rulebook.BallotScales[i].Choices;
            findings.When(choices.Length < 2, $"$.ballotScales[{i}].choices", "至少两个选项", "needs two choices or more");
            findings.When(
                choices.Select(choice => choice.Id).Distinct().Count() < choices.Length, $"$.ballotScales[{i}].choices", "选项重复", "a choice is given twice");
        }

        for (var i = 0; i < rulebook.Multipliers.Length; i++)
        {
            findings.When(rulebook.Multipliers[i].Factor <= 0, $"$.multipliers[{i}].factor", "倍数应大于 0", "must be above 0");
        }

        for (var i = 0; i < rulebook.Deadlines.Length; i++)
        {
            findings.When(rulebook.Deadlines[i].Amount <= 0, $"$.deadlines[{i}].amount", "期限应大于 0", "must be above 0");
        }
    }
}
