using System.Collections.Immutable;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Stars;

/// <summary>Scores of the rater groups, exact: weighted dimensions of the subject's kind, or one indicator.</summary>
internal static class GroupScores
{
    public static ImmutableArray<(RaterGroup Group, decimal Score)> Of(
        Rulebook rulebook, AreaKind kind, IReadOnlyDictionary<string, decimal> readings, ImmutableArray<TraceLine>.Builder trace)
    {
        var scores = ImmutableArray.CreateBuilder<(RaterGroup, decimal)>(rulebook.RaterGroups.Length);
        foreach (var group in rulebook.RaterGroups)
        {
            var score = group.Indicator is { } indicator
                ? Read(readings, indicator, trace)
                : Weighted(Dimensions(rulebook, kind), readings, trace);
            trace.Add(TraceLine.Of(
                TraceCodes.Group, Rounding.ToHundredths(group.Weight * score),
                ("group", group.Id), ("score", SubjectScoring.Invariant(Rounding.ToHundredths(score))), ("weight", SubjectScoring.Invariant(group.Weight))));
            scores.Add((group, score));
        }

        return scores.ToImmutable();
    }

    /// <summary>Why the subject cannot be scored, or null when every reading is there.</summary>
    public static Unrated? Missing(Rulebook rulebook, AreaKind kind, IReadOnlyDictionary<string, decimal> readings)
    {
        List<Text>? titles = null;
        foreach (var group in rulebook.RaterGroups)
        {
            if (group.Indicator is { } one)
            {
                Look(one);
                continue;
            }

            foreach (var dimension in Dimensions(rulebook, kind))
            {
                Look(dimension.Indicator);
            }
        }

        return titles is null ? null : new Unrated("reading-missing", new Text(
            $"缺少数据：{string.Join('、', titles.Select(title => title.Chinese))}",
            $"Readings are missing: {string.Join(", ", titles.Select(title => title.English))}"));

        void Look(string indicator)
        {
            if (!readings.ContainsKey(indicator))
            {
                (titles ??= []).Add(rulebook.Indicators.First(known => known.Id == indicator).Title);
            }
        }
    }

    private static ImmutableArray<Dimension> Dimensions(Rulebook rulebook, AreaKind kind) =>
        rulebook.DimensionSets.FirstOrDefault(set => set.Kinds.Contains(kind))?.Dimensions ?? [];

    private static decimal Weighted(
        ImmutableArray<Dimension> dimensions, IReadOnlyDictionary<string, decimal> readings, ImmutableArray<TraceLine>.Builder trace)
    {
        var parts = new List<(decimal Weight, decimal Score)>(dimensions.Length);
        foreach (var (indicator, weight) in dimensions)
        {
            var score = Read(readings, indicator, trace);
            parts.Add((weight, score));
            trace.Add(TraceLine.Of(
                TraceCodes.Item, Rounding.ToHundredths(score), ("indicator", indicator),
                ("points", SubjectScoring.Invariant(Rounding.ToHundredths(score * weight / 100))), ("weight", SubjectScoring.Invariant(weight))));
        }

        return WeightedScore.Of(parts, whole: 100);
    }

    private static decimal Read(IReadOnlyDictionary<string, decimal> readings, string indicator, ImmutableArray<TraceLine>.Builder trace)
    {
        if (readings.TryGetValue(indicator, out var value))
        {
            return value;
        }

        trace.Add(TraceLine.Of(TraceCodes.MissingAsZero, 0, ("indicator", indicator)));
        return 0;
    }
}
