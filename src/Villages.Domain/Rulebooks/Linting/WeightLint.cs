namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Weights close: rater groups to 1, dimensions to 100; a kind of area has one set of dimensions.</summary>
internal static class WeightLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        var sum = rulebook.RaterGroups.Sum(group => group.Weight);
        findings.When(
            !rulebook.RaterGroups.IsEmpty && sum != 1, "$.raterGroups", $"权重之和应为 1，现为 {sum}", $"the weights must sum to 1, not {sum}");
        for (var i = 0; i < rulebook.RaterGroups.Length; i++)
        {
            findings.When(rulebook.RaterGroups[i].Weight <= 0, $"$.raterGroups[{i}].weight", "权重应大于 0", "must be above 0");
        }

        findings.When(
            rulebook.RaterGroups.Any(group => group.Indicator is null) && rulebook.DimensionSets.IsEmpty, "$.dimensionSets",
            "有评价主体按维度计分，但没有维度", "a rater group scores dimensions, but there are none");
        var kinds = new HashSet<AreaKind>();
        for (var i = 0; i < rulebook.DimensionSets.Length; i++)
        {
            var set = rulebook.DimensionSets[i];
            var whole = set.Dimensions.Sum(dimension => dimension.Weight);
            findings.When(
                whole != 100, $"$.dimensionSets[{i}].dimensions", $"权重之和应为 100，现为 {whole}", $"the weights must sum to 100, not {whole}");
            findings.When(set.Kinds.IsEmpty, $"$.dimensionSets[{i}].kinds", "至少一种区域", "must name a kind of area");
            foreach (var kind in set.Kinds)
            {
                findings.When(!kinds.Add(kind), $"$.dimensionSets[{i}].kinds", $"“{kind}”已有维度", $"'{kind}' has a set of dimensions already");
            }

            for (var j = 0; j < set.Dimensions.Length; j++)
            {
                findings.When(set.Dimensions[j].Weight <= 0, $"$.dimensionSets[{i}].dimensions[{j}].weight", "权重应大于 0", "must be above 0");
            }
        }
    }
}
