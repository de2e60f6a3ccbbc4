namespace Villages.Domain.Publications;

public static class PublicationRefusals
{
    public static Refusal Opened(PublicationId id) => new("publications.opened", RefusalKind.Conflict, new Text(
        $"公示 {id} 已以其他内容发布。", $"Notice {id} was published already with other content."));

    public static Refusal NotOpened(PublicationId id) => new("publications.not-opened", RefusalKind.Missing, new Text(
        $"没有公示 {id}。", $"There is no notice {id}."));

    public static Refusal WrongWindow(DateOnly from, DateOnly to) => new("publications.window", RefusalKind.Invalid, new Text(
        $"公示期 {from:yyyy-MM-dd} 至 {to:yyyy-MM-dd} 起止颠倒。", $"The window from {from:yyyy-MM-dd} to {to:yyyy-MM-dd} is the wrong way round."), "$.to");

    public static Refusal ItemCount(int count) => new("publications.items", RefusalKind.Invalid, new Text(
        $"公示应有 1 至 {PublicationRule.MostItems} 项，收到 {count} 项。", $"A notice has 1 to {PublicationRule.MostItems} items, not {count}."), "$.items");

    public static Refusal ItemKey(int at) => new("publications.item-key", RefusalKind.Invalid, new Text(
        "公示项的键应为 1 至 120 个无空格的 ASCII 字符，且不得重复。", "An item's key has 1 to 120 ASCII characters without blanks, and stands once in a notice."), $"$.items[{at}].key");

    public static Refusal TooLarge() => new("publications.too-large", RefusalKind.Invalid, new Text(
        "公示内容过长，请分成几份公示。", "The notice is too long; publish it in parts."), "$.items");

    public static Refusal CorrectsOther(PublicationId id, PublicationId other) => new("publications.corrects-other", RefusalKind.Invalid, new Text(
        $"{id} 不能更正 {other}：更正公示须属同一地区、类别和周期，且轮次在后。",
        $"{id} cannot correct {other}: a correction has the same area, kind and period and a later round."), "$.corrects");

    public static Refusal Superseded(PublicationId by) => new("publications.superseded", RefusalKind.Conflict, new Text(
        $"该公示已被 {by} 更正，请查看新公示。", $"Notice {by} has taken the place of this one."));

    public static Refusal WindowOpen(DateOnly to) => new("publications.window-open", RefusalKind.Conflict, new Text(
        $"公示期至 {to:yyyy-MM-dd} 止，尚未结束。", $"The window is open until {to:yyyy-MM-dd}."));

    public static Refusal Awaits(PublicationId corrected) => new("publications.awaits-objections", RefusalKind.Conflict, new Text(
        $"公示 {corrected} 的异议尚未转来，暂不能结束。", $"The objections to {corrected} have not come here yet; the window cannot close before."));

    public static Refusal UnexpectedObjections(PublicationId from) => new("publications.unexpected-objections", RefusalKind.Conflict, new Text(
        $"该公示不是对 {from} 的更正。", $"This notice does not correct {from}."), "$.from");

    public static Refusal UnknownObjection(Objections.ObjectionId id) => new("publications.unknown-objection", RefusalKind.Missing, new Text(
        $"该公示没有异议 {id}。", $"There is no objection {id} to this notice."), "$.objection");
}
