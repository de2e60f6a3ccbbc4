namespace Villages.Domain.Cycles;

public static class CycleRefusals
{
    public static Refusal NotPlanned { get; } = new(
        "cycles.not-planned", RefusalKind.Missing, new("没有这个考核周期。", "There is no such cycle."));

    public static Refusal AlreadyPlanned { get; } = new(
        "cycles.already-planned", RefusalKind.Conflict,
        new("该周期已经启动；取消后可用后缀 .2 重新开始。", "This cycle was planned already. After a cancellation start again with the suffix .2."));

    public static Refusal NoRulebook(string scheme, Period period) => new(
        "cycles.no-rulebook", RefusalKind.Rule,
        new($"{period} 末没有生效的“{scheme}”规则簿，请先通过规则簿。", $"No rulebook of scheme '{scheme}' is in force on the last day of {period}. Adopt one first."), "$.scheme");

    public static Refusal NoEvaluator(string capability) => new(
        "cycles.no-evaluator", RefusalKind.Rule,
        new($"本版本尚不能对“{capability}”类方案启动考核周期。", $"This version cannot run cycles of '{capability}' yet."), "$.scheme");

    public static Refusal PeriodOpen(Period period) => new(
        "cycles.period-open", RefusalKind.Rule,
        new($"{period} 尚未结束，不能考核。", $"The period {period} has not ended yet."), "$.period");

    public static Refusal AsOfOutside { get; } = new(
        "cycles.as-of-outside-period", RefusalKind.Invalid,
        new("截止日期必须在考核期内。", "The as-of date must lie within the period."), "$.asOf");

    public static Refusal NotACounty { get; } = new(
        "cycles.not-a-county", RefusalKind.Rule,
        new("考核周期以县为单位。", "A cycle runs over one county."), "$.area");

    public static Refusal WrongPhase(CyclePhase phase) => new(
        "cycles.wrong-phase", RefusalKind.Conflict,
        new($"当前阶段（{Name(phase)}）不能执行此操作。", $"This cannot be done while the cycle is {char.ToLowerInvariant(phase.ToString()[0])}{phase.ToString()[1..]}."));

    public static Refusal AfterEffect { get; } = new(
        "cycles.after-effect", RefusalKind.Conflict,
        new("结果已生效，不能取消；请用新一轮更正。", "The results are in effect and cannot be cancelled. Correct them with a new round."));

    public static Refusal Paused { get; } = new(
        "cycles.paused", RefusalKind.Conflict, new("周期已暂停，请先恢复。", "The cycle is paused. Resume it first."));

    public static Refusal EffectsUnderWay { get; } = new(
        "cycles.effects-under-way", RefusalKind.Conflict,
        new("上一轮结果正在生效，请稍后再试。", "The results of the round before are still taking effect. Try again in a moment."));

    public static Refusal SamePerson { get; } = new(
        "cycles.same-person", RefusalKind.Rule,
        new("金额超过规定限额，须由另一人审批生效。", "So much pay hangs on it that another person than the one who started the cycle must make it effective."));

    public static Refusal CauseMissing { get; } = new(
        "cycles.cause-missing", RefusalKind.Invalid, new("请写明原因。", "Say why."), "$.cause");

    /// <summary>A step of the driver that came late; harmless.</summary>
    public static Refusal StepPassed { get; } = new(
        "cycles.step-passed", RefusalKind.Conflict, new("该步骤已完成。", "This step has been taken already."));

    public static Refusal OnBoards { get; } = new(
        "cycles.on-boards", RefusalKind.Conflict,
        new("结果正在公示，期满后方可取消；有误可用新一轮更正。", "The results are on the boards. Cancel when the windows are closed, or correct them with a new round."));

    public static string Name(CyclePhase phase) => phase switch
    {
        CyclePhase.Planned => "已计划",
        CyclePhase.Collecting => "采集中",
        CyclePhase.Scoring => "评分中",
        CyclePhase.Calibrating => "校准中",
        CyclePhase.Publishing => "公示中",
        CyclePhase.Approving => "待审批",
        CyclePhase.Effective => "已生效",
        CyclePhase.Archived => "已归档",
        _ => "已取消",
    };
}
