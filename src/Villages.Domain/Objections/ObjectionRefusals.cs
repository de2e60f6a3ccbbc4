using Villages.Domain.Publications;

namespace Villages.Domain.Objections;

/// <summary>None of them repeats what was written.</summary>
public static class ObjectionRefusals
{
    public static Refusal Opened(ObjectionId id) => new("objections.opened", RefusalKind.Conflict, new Text(
        $"异议编号 {id} 已用于其他异议。", $"The number {id} belongs to another objection."));

    public static Refusal NotOpened(ObjectionId id) => new("objections.not-opened", RefusalKind.Missing, new Text(
        $"没有异议 {id}。", $"There is no objection {id}."));

    public static Refusal TextLength(string path) => new("objections.text-length", RefusalKind.Invalid, new Text(
        $"应为 {WrittenGrounds.Shortest} 至 {WrittenGrounds.Longest} 个字符的文字。", $"A text of {WrittenGrounds.Shortest} to {WrittenGrounds.Longest} characters is needed."), path);

    public static Refusal WrongPhase(ObjectionPhase phase) => new("objections.wrong-phase", RefusalKind.Conflict, new Text(
        $"异议处于“{Name(phase)}”状态，不能进行该操作。", $"The objection is {phase.ToString().ToLowerInvariant()}; this is not to be done now."));

    public static Refusal Final() => new("objections.final", RefusalKind.Conflict, new Text(
        "异议已办结，结论不再更改。", "The objection is final."));

    public static Refusal NotAccepted() => new("objections.not-accepted", RefusalKind.Rule, new Text(
        "异议尚未受理：只能以不予受理为由驳回。", "The objection was not accepted yet: all that can be ruled is that it is rejected as not admissible."), "$.ruling");

    public static Refusal NotInvestigated() => new("objections.not-investigated", RefusalKind.Rule, new Text(
        "须先记录调查情况，再作结论。", "What was found must be written down before the ruling."));

    public static Refusal NothingCorrected() => new("objections.nothing-corrected", RefusalKind.Rule, new Text(
        "异议成立须先更正事实，并列出更正指令。", "Whoever upholds an objection corrects the facts first and names the commands that did."), "$.corrections");

    public static Refusal Corrections() => new("objections.corrections", RefusalKind.Invalid, new Text(
        $"更正指令至多 {RulingRule.MostCorrections} 个且不得重复；驳回时不得列出。",
        $"At most {RulingRule.MostCorrections} corrections are named, each once, and none with a rejection."), "$.corrections");

    public static Refusal UnknownCorrection(CommandId command) => new("objections.unknown-correction", RefusalKind.Rule, new Text(
        $"指令 {command} 没有任何效果，不能作为更正依据。", $"Command {command} had no effect, so it corrected nothing."), "$.corrections");

    public static Refusal OwnCase() => new("objections.own-case", RefusalKind.Rule, new Text(
        "异议人和当事人不得作出结论，应当回避。", "Neither whoever lodged the objection nor the person concerned rules on it."));

    public static Refusal SamePerson() => new("objections.same-person", RefusalKind.Rule, new Text(
        "受理、调查或作出首次结论的人不得对复核作出结论。", "Whoever accepted, investigated or first ruled on the objection does not rule on the appeal."));

    public static Refusal LevelTooLow(AreaCode first) => new("objections.level", RefusalKind.Rule, new Text(
        $"复核须由 {first} 的上级作出结论；首次由县级作出的，由县级另一人作出。",
        $"An appeal is ruled on by an area above {first}; where the county ruled first, by another person of the county."), "$.level");

    public static Refusal WorseOnAppeal() => new("objections.worse-on-appeal", RefusalKind.Rule, new Text(
        "首次结论已部分支持并更正了事实，复核不得驳回；维持原结论请作“部分成立”。",
        "The first ruling partly upheld the objection and facts were corrected; an appeal does not undo that. To confirm it, rule that it is partly upheld."), "$.ruling");

    public static Refusal NotYours() => new("objections.not-yours", RefusalKind.Rule, new Text(
        "只有异议人可以申请复核。", "Only whoever lodged the objection may appeal."));

    public static Refusal Appealed() => new("objections.appealed", RefusalKind.Conflict, new Text(
        "已申请过复核，复核以一次为限。", "The objection was appealed; that is done once."));

    public static Refusal AppealOver(DateOnly last) => new("objections.appeal-over", RefusalKind.Rule, new Text(
        $"申请复核的期限已于 {last:yyyy-MM-dd} 届满。", $"The time to appeal ended on {last:yyyy-MM-dd}."));

    public static Refusal AppealOpen(DateOnly last) => new("objections.appeal-open", RefusalKind.Conflict, new Text(
        $"可申请复核至 {last:yyyy-MM-dd}。", $"The objection can be appealed until {last:yyyy-MM-dd}."));

    public static Refusal OtherNotice(PublicationId known) => new("objections.other-notice", RefusalKind.Conflict, new Text(
        $"该异议针对公示 {known}。", $"The objection concerns notice {known}."), "$.publication");

    private static string Name(ObjectionPhase phase) => phase switch
    {
        ObjectionPhase.Filed => "已提交",
        ObjectionPhase.Accepted => "已受理",
        ObjectionPhase.Investigated => "已调查",
        ObjectionPhase.Ruled => "已作结论",
        ObjectionPhase.Appealed => "复核中",
        _ => "已办结",
    };
}
