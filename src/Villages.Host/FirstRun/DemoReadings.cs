using Villages.Domain;
using Villages.Domain.Readings;
using Villages.Domain.Rulebooks;
using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Host.FirstRun;

/// <summary>Invented readings for whatever the rulebook asks of a village or community, so that another rulebook makes another demo and no C#.</summary>
internal static class DemoReadings
{
    private static readonly DateOnly[] Days = [new(2000, 12, 20), new(2000, 12, 26)];

    public static RecordReadings Of(AreaCode village, int year, Rulebook rulebook, IndicatorCatalogue catalogue)
    {
        var dice = new DemoDice($"readings{village}{year}");
        var drift = new DemoDice($"drift{village}").Around(0, 2) * (year % 3);
        var quality = new DemoDice($"quality{village}").Around(82, 8) + drift;
        var dimensions = rulebook.DimensionSets.FirstOrDefault(set => set.Kinds.Contains(village.Kind))?.Dimensions.Select(d => d.Indicator).ToHashSet() ?? [];
        var elsewhere = rulebook.DimensionSets.SelectMany(set => set.Dimensions).Select(d => d.Indicator).ToHashSet();
        var readings = new List<Reading>();
        foreach (var indicator in rulebook.Indicators)
        {
            var known = catalogue.Find(indicator.Id);
            if (known is null || !known.AppliesTo.Contains(village.Kind) || (elsewhere.Contains(indicator.Id) && !dimensions.Contains(indicator.Id)))
            {
                continue;
            }

            var day = Days[indicator.Kind == ReadingKind.Ballots ? 1 : 0];
            readings.Add(new Reading(
                indicator.Id, Period.OfYear(year), Value(indicator, rulebook, dimensions, quality, dice), $"demo-{year}", readings.Count + 1,
                new DateOnly(year, day.Month, day.Day), DemoCounty.Label));
        }

        return new RecordReadings(readings);
    }

    private static ReadingValue Value(
        Domain.Rulebooks.Shapes.Indicator indicator, Rulebook rulebook, HashSet<string> dimensions, decimal quality, DemoDice dice)
    {
        if (indicator.Kind == ReadingKind.Ballots)
        {
            return Votes(dice.Between(24, 96), quality, dice);
        }

        var adjustment = rulebook.Adjustments.FirstOrDefault(a => a.Indicator == indicator.Id);
        var value = adjustment is { Sign: AdjustmentSign.Plus } ? Math.Round(Math.Max(0, dice.Around((quality - 80) / 5, 1.5m)), 1)
            : adjustment is { Sign: AdjustmentSign.Minus } ? (dice.Chance(78) ? 0 : dice.Between(1, 4))
            : dimensions.Contains(indicator.Id) || indicator is { Minimum: 0, Maximum: 100 } ? Math.Round(dice.Around(quality + 2, 6))
            : Math.Round(dice.Around((quality - 70) * 0.6m, 5), 1);
        return Math.Clamp(value, indicator.Minimum ?? decimal.MinValue, indicator.Maximum ?? decimal.MaxValue);
    }

    private static ReadingValue Votes(int voters, decimal quality, DemoDice dice)
    {
        var (good, ratherGood, average, poor) = (0, 0, 0, 0);
        for (var i = 0; i < voters; i++)
        {
            var opinion = dice.Around(quality + 3, 12);
            _ = opinion >= 86 ? good++ : opinion >= 74 ? ratherGood++ : opinion >= 64 ? average++ : poor++;
        }

        return BallotCount.Of(good, ratherGood, average, poor);
    }
}
