namespace Villages.Domain.Stars;

public static class StarRefusals
{
    public static Refusal NoDocument { get; } = new("stars.document-missing", RefusalKind.Invalid, new(
        "须写明依据文件（不超过 200 字）。", "Name the document it rests on, at most 200 characters."), "$.document");

    public static Refusal EndsBefore { get; } = new("stars.ends-before-begin", RefusalKind.Invalid, new(
        "处分期满日早于处分日。", "The last day lies before the first."), "$.lockedUntil");

    public static Refusal NoRecord(CycleId cycle) => new("stars.no-record", RefusalKind.Rule, new(
        $"周期 {cycle} 没有对应的星级记录，不能落实待遇。", $"There is no star record of cycle {cycle} that the pay could follow."));

    public static Refusal UnknownLevel(string level) => new("stars.unknown-honour-level", RefusalKind.Invalid, new(
        $"没有荣誉级别“{level}”。", $"There is no honour level '{level}'."), "$.level");

    public static Refusal UnknownVeto(string veto) => new("stars.unknown-veto", RefusalKind.Invalid, new(
        $"没有否决事项“{veto}”。", $"There is no veto '{veto}'."), "$.veto");

    public static Refusal Future(DateOnly on) => new("stars.future-date", RefusalKind.Invalid, new(
        $"日期 {on:yyyy-MM-dd} 在将来。", $"The date {on:yyyy-MM-dd} lies in the future."), "$.on");
}
