using Villages.Domain;
using Villages.Domain.Readings;

namespace Villages.Host.Imports;

/// <summary>Readings of villages and communities; the rows of one village become one command, reported at its first row.</summary>
internal static class ReadingFile
{
    private const int MaximumBallots = 1_000_000;

    private static readonly string[] Votes = ["good", "ratherGood", "average", "poor"];

    public static Task<IReadOnlyList<PlannedCommand>> Check(IReadOnlyList<FieldReader> rows, ImportCheck check)
    {
        var slots = new Dictionary<(AreaCode, Period, string, string?, string), int>();
        var sequences = new Dictionary<(string, long), int>();
        var read = new List<(int Line, AreaCode Village, Reading Reading)>(rows.Count);
        foreach (var row in rows)
        {
            if (Read(row, check) is not var (village, reading))
            {
                continue;
            }

            if (!slots.TryAdd((village, reading.Period, reading.Indicator, reading.Rater, reading.Source), row.Line))
            {
                ImportCheck.Duplicate(row, "indicator", slots[(village, reading.Period, reading.Indicator, reading.Rater, reading.Source)]);
            }
            else if (!sequences.TryAdd((village.Value + reading.Source, reading.Sequence), row.Line))
            {
                ImportCheck.Duplicate(row, "sequence", sequences[(village.Value + reading.Source, reading.Sequence)]);
            }

            read.Add((row.Line, village, reading));
        }

        return Task.FromResult<IReadOnlyList<PlannedCommand>>([.. read
            .GroupBy(r => r.Village)
            .SelectMany(village => village.Chunk(RecordReadings.MaximumReadings).Select(chunk => PlannedCommand.Ready(
                chunk[0].Line, village.Key, village.Key.Stream, new RecordReadings([.. chunk.Select(r => r.Reading)]))))
            .OrderBy(command => command.Line)]);
    }

    private static (AreaCode Village, Reading Reading)? Read(FieldReader row, ImportCheck check)
    {
        var village = check.Village(row, "area", row.Area("area"));
        var period = row.Id<Period>("period", "2025、2025-Q3 或 2025-03 形式的周期", "a period such as 2025, 2025-Q3 or 2025-03");
        var observed = row.Date("observedOn", check.Today, required: true);
        var evidence = row.Text("evidence", 200, required: false);
        var rater = row.Text("rater", 60, required: false);
        var source = Source(row, check);
        var sequence = row.Raw("sequence") is null ? row.Line : row.Number("sequence", 1, long.MaxValue, 0);
        if (period?.FirstDay > check.Today)
        {
            row.Fault("period", "future-date", "周期尚未开始。", "The period has not begun.");
        }

        var value = Indicator(row, check, village) is { } indicator ? Value(row, indicator) : null;
        return village is { } at && period is { } when && observed is { } on && value is not null && source is not null && sequence is { } number
            ? (at, new Reading(row.Raw("indicator")!, when, value, source, (long)number, on, evidence, rater))
            : null;
    }

    private static Indicator? Indicator(FieldReader row, ImportCheck check, AreaCode? village)
    {
        if (row.Required("indicator") is not { } id)
        {
            return null;
        }

        var indicator = check.Indicators.Find(id);
        if (indicator is null)
        {
            row.Fault("indicator", "unknown-indicator", "没有这个指标。", "There is no such indicator.");
        }
        else if (village is { } at && !indicator.AppliesTo.IsDefaultOrEmpty && !indicator.AppliesTo.Contains(at.Kind))
        {
            row.Fault("indicator", "wrong-kind", $"指标“{indicator.Name.Chinese}”不适用于{(at.Kind == AreaKind.Village ? "村" : "社区")}。", $"The indicator \"{indicator.Name.English}\" does not apply to a {(at.Kind == AreaKind.Village ? "village" : "community")}.");
        }

        return indicator;
    }

    private static ReadingValue? Value(FieldReader row, Indicator indicator)
    {
        var voted = Votes.Any(column => row.Raw(column) is not null);
        if (indicator.Form == IndicatorForm.Score)
        {
            if (voted)
            {
                row.Fault("good", "wrong-form", "该指标是分值，不是票数。", "The indicator is a score, not a vote.");
            }

            return row.Number("score", indicator.Minimum, indicator.Maximum, 4) is { } score ? new ReadingValue(score) : null;
        }

        if (row.Raw("score") is not null)
        {
            row.Fault("score", "wrong-form", "该指标是票数，不是分值。", "The indicator is a vote, not a score.");
        }

        var counts = Votes.Select(column => row.Whole(column, 0, MaximumBallots)).ToArray();
        if (counts.Any(c => c is null))
        {
            return null;
        }

        if (counts.Sum() == 0)
        {
            row.Fault("good", "required", "没有一张有效票。", "There is no valid ballot.");
            return null;
        }

        return BallotCount.Of(counts[0]!.Value, counts[1]!.Value, counts[2]!.Value, counts[3]!.Value);
    }

    private static string? Source(FieldReader row, ImportCheck check)
    {
        var text = row.Raw("source");
        if (text is null)
        {
            return $"import-{check.FileHash[..16]}";
        }

        if (text.Length <= 80 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            return text;
        }

        row.Fault("source", "malformed", "来源只能含字母、数字、点、下划线和短横线，最多 80 个字符。", "A source is at most 80 letters, digits, dots, underscores and dashes.");
        return null;
    }
}
