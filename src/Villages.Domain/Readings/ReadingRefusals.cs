namespace Villages.Domain.Readings;

public static class ReadingRefusals
{
    public static Refusal Amount(int count) => new("readings.amount", RefusalKind.Invalid, new Text(
        $"一次可提交 1 至 {RecordReadings.MaximumReadings} 条读数，收到 {count} 条。",
        $"One command records 1 to {RecordReadings.MaximumReadings} readings; this one has {count}."), "$.readings");

    public static Refusal UnknownIndicator(string id, string path) => new("readings.unknown-indicator", RefusalKind.Invalid, new Text(
        $"指标目录中没有“{id}”。", $"The indicator catalogue has no '{id}'."), path);

    public static Refusal NotForKind(Indicator indicator, AreaKind kind, string path) => new("readings.not-for-kind", RefusalKind.Rule, new Text(
        $"指标“{indicator.Name.Chinese}”不适用于{(kind == AreaKind.Community ? "社区" : "村")}。",
        $"Indicator '{indicator.Id}' does not apply to a {(kind == AreaKind.Community ? "community" : "village")}."), path);

    public static Refusal FutureDate(DateOnly on, string path) => new("readings.future-date", RefusalKind.Invalid, new Text(
        $"观测日期 {on:yyyy-MM-dd} 在将来。", $"The day of observation {on:yyyy-MM-dd} lies in the future."), path);

    public static Refusal FuturePeriod(Period period, string path) => new("readings.future-period", RefusalKind.Invalid, new Text(
        $"周期 {period} 尚未开始。", $"The period {period} has not begun."), path);

    public static Refusal SourceIncomplete(string path) => new("readings.source-incomplete", RefusalKind.Invalid, new Text(
        "来源须为 1 至 80 个字符，序号须从 1 起，证据不超过 500 个字符。",
        "A source has 1 to 80 characters, a sequence starts at 1, and evidence has at most 500 characters."), path);

    public static Refusal OutOfRange(Indicator indicator, decimal score, string path) => new("readings.out-of-range", RefusalKind.Invalid, new Text(
        $"“{indicator.Name.Chinese}”的取值应在 {indicator.Minimum} 至 {indicator.Maximum} 之间，收到 {score}。",
        $"'{indicator.Id}' lies between {indicator.Minimum} and {indicator.Maximum}; {score} does not."), path);

    public static Refusal WrongForm(Indicator indicator, string path) => new("readings.wrong-form", RefusalKind.Invalid, new Text(
        $"“{indicator.Name.Chinese}”须填{(indicator.Form == IndicatorForm.Score ? "数值" : "票数")}。",
        $"'{indicator.Id}' takes {(indicator.Form == IndicatorForm.Score ? "a score" : "ballots")}, and nothing else."), path);

    public static Refusal UnknownChoice(Indicator indicator, string choice, string path) => new("readings.unknown-choice", RefusalKind.Invalid, new Text(
        $"“{indicator.Name.Chinese}”没有选项“{choice}”。",
        $"'{indicator.Id}' has no choice '{choice}'; its choices are {string.Join(", ", indicator.Choices)}."), path);

    public static Refusal NoBallots(string path) => new("readings.no-ballots", RefusalKind.Invalid, new Text(
        "票数不得为负，且至少有一张有效票。", "Counts of ballots are not negative, and at least one ballot is valid."), path);

    public static Refusal SequenceReused(Reading reading, string path) => new("readings.sequence-reused", RefusalKind.Conflict, new Text(
        $"来源“{reading.Source}”的序号 {reading.Sequence} 已用于其他内容；更正请用更大的序号。",
        $"Sequence {reading.Sequence} of source '{reading.Source}' names other content; a correction carries a higher one."), path);
}
