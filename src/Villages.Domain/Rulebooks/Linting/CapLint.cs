namespace Villages.Domain.Rulebooks.Linting;

/// <summary>A cap lets at least one award through, and bases can be lost.</summary>
internal static class CapLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Caps.Length; i++)
        {
            var cap = rulebook.Caps[i];
            findings.When(cap.Items.IsEmpty && cap.Categories.IsEmpty, $"$.caps[{i}]", "没有指明项目或类别", "names no item and no category");
            foreach (var item in rulebook.Items.Where(cap.Covers))
            {
                var award = item.PointsByLevel.Values.Append(item.Points).Max();
                findings.When(
                    award > cap.Amount, $"$.caps[{i}].amount", $"低于“{item.Title.Chinese}”单次的 {award} 分",
                    $"is below a single award of '{item.Id}', which is {award}");
            }
        }

        for (var i = 0; i < rulebook.Items.Length; i++)
        {
            var item = rulebook.Items[i];
            findings.When(
                item.Points == 0 == item.PointsByLevel.IsEmpty, $"$.items[{i}].points", "需要分值或分级分值，且只能有其一", "needs points or points by level, and not both");
        }

        for (var i = 0; i < rulebook.DeductOnlyBases.Length; i++)
        {
            var given = rulebook.DeductOnlyBases[i];
            findings.When(given.Amount <= given.Floor, $"$.deductOnlyBases[{i}].amount", "基础分应高于下限", "must be above the floor");
            foreach (var item in rulebook.Items.Where(item => given.Items.Contains(item.Id)))
            {
                findings.When(item.Points > 0, $"$.deductOnlyBases[{i}].items", $"“{item.Id}”是加分项", $"'{item.Id}' adds points");
            }
        }

        for (var i = 0; i < rulebook.Adjustments.Length; i++)
        {
            findings.When(rulebook.Adjustments[i].Cap <= 0, $"$.adjustments[{i}].cap", "上限应大于 0", "must be above 0");
        }
    }
}
