using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Rulebooks.Linting;

/// <summary>Bands hold every value exactly once, better grades lie higher, and every grade can be reached.</summary>
internal static class BandLint
{
    public static void Check(Rulebook rulebook, Findings findings)
    {
        for (var i = 0; i < rulebook.Bands.Length; i++)
        {
            Table(rulebook, rulebook.Bands[i], $"$.bands[{i}]", findings);
        }

        var given = rulebook.Bands.SelectMany(table => table.Bands).Select(band => band.Grade)
            .Concat(rulebook.Quotas.Select(quota => quota.Overflow).OfType<string>())
            .Concat(rulebook.Vetoes.Select(veto => veto.Grade).OfType<string>())
            .Concat(rulebook.BandCaps.Select(cap => cap.AtMost)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < rulebook.Grades.Length && !rulebook.Bands.IsEmpty; i++)
        {
            findings.When(!given.Contains(rulebook.Grades[i].Id), $"$.grades[{i}]", "没有任何区间能达到该等次", "no band, quota or veto leads to this grade");
        }
    }

    private static void Table(Rulebook rulebook, BandTable table, string path, Findings findings)
    {
        var top = Highest(rulebook);
        var order = table.Bands.Select((band, i) => (Band: band, Path: $"{path}.bands[{i}]")).OrderBy(entry => entry.Band.From ?? decimal.MinValue).ToArray();
        foreach (var (band, at) in order)
        {
            findings.Grade(rulebook, band.Grade, $"{at}.grade");
            findings.When(
                band.From >= band.To || band.To <= table.Minimum || band.From > top, at, "没有数值落在该区间", "no value can lie in this band");
        }

        if (order.Length == 0)
        {
            findings.Add($"{path}.bands", "没有区间", "there is no band");
            return;
        }

        findings.When(
            order[0].Band.From is { } lowest && (table.Minimum is not { } minimum || lowest > minimum), $"{order[0].Path}.from",
            $"低于 {order[0].Band.From} 的数值没有等次", $"values below {order[0].Band.From} have no grade");
        for (var i = 1; i < order.Length; i++)
        {
            Between(rulebook, order[i - 1], order[i], findings);
        }

        findings.When(
            order[^1].Band.To is { } end && end <= top, $"{order[^1].Path}.to", $"{order[^1].Band.To} 及以上没有等次", $"values from {order[^1].Band.To} have no grade");
    }

    private static void Between(Rulebook rulebook, (Band Band, string Path) lower, (Band Band, string Path) upper, Findings findings)
    {
        var (to, from) = (lower.Band.To ?? decimal.MaxValue, upper.Band.From ?? decimal.MinValue);
        findings.When(to < from, $"{lower.Path}.to", $"{to} 至 {from} 之间没有等次", $"values from {to} to below {from} have no grade");
        findings.When(
            to > from, $"{lower.Path}.to", $"与“{upper.Band.Grade}”重叠：{from} 起两个区间都适用", $"overlaps '{upper.Band.Grade}': from {from} two bands hold");
        findings.When(
            Stars.Grades.Rank(rulebook, upper.Band.Grade) > Stars.Grades.Rank(rulebook, lower.Band.Grade), $"{upper.Path}.grade",
            "分数更高的等次反而更差", "a higher band has a worse grade");
    }

    /// <summary>Largest total anybody can have; no limit where the rulebook sets none.</summary>
    private static decimal Highest(Rulebook rulebook)
    {
        var plus = rulebook.Adjustments.Where(adjustment => adjustment.Sign == AdjustmentSign.Plus).ToArray();
        var sum = rulebook.RaterGroups.IsEmpty || plus.Any(adjustment => adjustment.Cap is null)
            ? decimal.MaxValue
            : 100 * rulebook.RaterGroups.Sum(group => group.Weight) + plus.Sum(adjustment => adjustment.Cap!.Value);
        return Math.Min(sum, rulebook.Total.Maximum ?? decimal.MaxValue);
    }
}
