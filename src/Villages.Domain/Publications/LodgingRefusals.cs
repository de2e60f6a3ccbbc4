using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>Why an objection is not taken. None of them repeats what was written.</summary>
public static class LodgingRefusals
{
    public static Refusal WindowOver(DateOnly to) => new("publications.window-over", RefusalKind.Rule, new Text(
        $"公示期已于 {to:yyyy-MM-dd} 结束，不再受理异议。", $"The window ended on {to:yyyy-MM-dd}; no objection is taken any more."));

    public static Refusal WindowAhead(DateOnly from) => new("publications.window-ahead", RefusalKind.Rule, new Text(
        $"公示期自 {from:yyyy-MM-dd} 起。", $"The window begins on {from:yyyy-MM-dd}."));

    public static Refusal UnknownItem() => new("publications.unknown-item", RefusalKind.Missing, new Text(
        "该公示没有这一项。", "The notice has no such item."), "$.item");

    public static Refusal ObjectedAlready(ObjectionId known) => new("publications.objected-already", RefusalKind.Conflict, new Text(
        $"您对该项的异议 {known} 尚在处理。", $"Your objection {known} to this item is still open."), "$.item");

    public static Refusal TooMany() => new("publications.too-many-objections", RefusalKind.Conflict, new Text(
        "对该项或该公示的未结异议过多，该项已暂缓。请待现有异议办结后再提。",
        "Too many objections to the item or to the notice are open. What they concern is held already; try again when some are settled."), "$.item");

    public static Refusal NumberTaken() => new("publications.objection-number-taken", RefusalKind.Conflict, new Text(
        "该异议编号已用于其他异议，请以新的 Idempotency-Key 重新提交。", "This number belongs to another objection. Send it again under a new Idempotency-Key."), "$.objection");
}
