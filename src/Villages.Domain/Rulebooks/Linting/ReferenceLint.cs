using System.Collections.Immutable;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Names lead somewhere.</summary>
internal static class ReferenceLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Indicators.Length; i++)
        {
            var indicator = rulebook.Indicators[i];
            findings.Known(indicator.BallotScale, rulebook.BallotScales.Select(scale => scale.Id), $"$.indicators[{i}].ballotScale", "票决尺度", "ballot scale");
            findings.When(
                (indicator.Kind == ReadingKind.Ballots) != (indicator.BallotScale is not null), $"$.indicators[{i}].ballotScale",
                "票决指标需要且仅票决指标可有票决尺度", "a ballot indicator needs a ballot scale, and no other has one");
            findings.When(indicator.Minimum > indicator.Maximum, $"$.indicators[{i}].minimum", "下限高于上限", "is above the maximum");
        }

        for (var i = 0; i < rulebook.DimensionSets.Length; i++)
        {
            for (var j = 0; j < rulebook.DimensionSets[i].Dimensions.Length; j++)
            {
                findings.Indicator(rulebook, rulebook.DimensionSets[i].Dimensions[j].Indicator, $"$.dimensionSets[{i}].dimensions[{j}].indicator");
            }
        }

        for (var i = 0; i < rulebook.RaterGroups.Length; i++)
        {
            findings.Indicator(rulebook, rulebook.RaterGroups[i].Indicator, $"$.raterGroups[{i}].indicator");
        }

        for (var i = 0; i < rulebook.Adjustments.Length; i++)
        {
            findings.Indicator(rulebook, rulebook.Adjustments[i].Indicator, $"$.adjustments[{i}].indicator");
        }

        Vetoes(rulebook, findings);
        Conditions(rulebook, rulebook.Eligibility, "$.eligibility", findings);
        Conditions(rulebook, rulebook.Exclusions, "$.exclusions", findings);
        Conditions(rulebook, rulebook.Ladder?.TopGates ?? [], "$.ladder.topGates", findings);
        Items(rulebook, findings);
    }

    private static void Vetoes(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Vetoes.Length; i++)
        {
            var veto = rulebook.Vetoes[i];
            findings.Grade(rulebook, veto.Grade, $"$.vetoes[{i}].grade");
            findings.When(
                veto.Effect != VetoEffect.ZeroTotal && veto.Lock is { Months: null, UntilFactEnds: false }, $"$.vetoes[{i}].lock",
                "锁定需要月数或以事实终止日为准", "needs months or the end of the fact");
            findings.When(veto.Lock.Months < 1, $"$.vetoes[{i}].lock.months", "至少 1 个月", "must be 1 or more");
        }

        for (var i = 0; i < rulebook.BandCaps.Length; i++)
        {
            findings.Grade(rulebook, rulebook.BandCaps[i].AtMost, $"$.bandCaps[{i}].atMost");
        }
    }

    private static void Conditions(Rulebook rulebook, ImmutableArray<Condition> conditions, string path, Findings findings)
    {
        for (var i = 0; i < conditions.Length; i++)
        {
            findings.Indicator(rulebook, (conditions[i] as ReadingAtLeast)?.Indicator, $"{path}[{i}].indicator");
            findings.Grade(rulebook, (conditions[i] as GradeAtLeast)?.Grade, $"{path}[{i}].grade");
        }
    }

    private static void Items(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Items.Length; i++)
        {
            for (var j = 0; j < rulebook.Items[i].Multipliers.Length; j++)
            {
                findings.Known(rulebook.Items[i].Multipliers[j], rulebook.Multipliers.Select(x => x.Id), $"$.items[{i}].multipliers[{j}]", "倍数", "multiplier");
            }
        }

        var items = rulebook.Items.Select(item => item.Id).ToArray();
        var categories = rulebook.Items.Select(item => item.Category).OfType<string>().ToArray();
        for (var i = 0; i < rulebook.Caps.Length; i++)
        {
            Each(rulebook.Caps[i].Items, items, $"$.caps[{i}].items", "项目", "item", findings);
            Each(rulebook.Caps[i].Categories, categories, $"$.caps[{i}].categories", "类别", "category", findings);
        }

        for (var i = 0; i < rulebook.DeductOnlyBases.Length; i++)
        {
            Each(rulebook.DeductOnlyBases[i].Items, items, $"$.deductOnlyBases[{i}].items", "项目", "item", findings);
        }
    }

    private static void Each(ImmutableArray<string> names, string[] known, string path, string chinese, string english, Findings findings)
    {
        for (var i = 0; i < names.Length; i++)
        {
            findings.Known(names[i], known, $"{path}[{i}]", chinese, english);
        }
    }
}
