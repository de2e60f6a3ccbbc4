using Villages.Domain.Rulebooks.Shapes;

namespace Villages.Domain.Points;

public static class PointsRefusals
{
    public static Refusal SameDeed(PointsEntry known) => new("points.same-deed", RefusalKind.Conflict, new Text(
        $"该项目、日期和来源已有记录 {known.Id}：一事一分。", $"Item, day and source are entered already as {known.Id}: one deed, one award."), "$.entry.source");

    public static Refusal UnknownItem(string item) => new("points.unknown-item", RefusalKind.Invalid, new Text(
        $"规则簿中没有项目“{item}”。", $"The rulebook has no item '{item}'."), "$.entry.item");

    public static Refusal NotForRole(string item, string role) => new("points.not-for-role", RefusalKind.Rule, new Text(
        $"角色“{role}”不能录入项目“{item}”。", $"The role '{role}' may not enter item '{item}'."), "$.entry.item");

    public static Refusal NoMember(DateOnly on) => new("points.no-member", RefusalKind.Rule, new Text(
        $"{on:yyyy-MM-dd} 时不在党组织关系期间内。", $"On {on:yyyy-MM-dd} the person belonged to no branch."), "$.entry.on");

    public static Refusal Future(DateOnly on) => new("points.future-date", RefusalKind.Invalid, new Text(
        $"日期 {on:yyyy-MM-dd} 在将来。", $"The date {on:yyyy-MM-dd} lies in the future."), "$.entry.on");

    public static Refusal OtherYear(DateOnly on, PointsAccountId account) => new("points.other-year", RefusalKind.Invalid, new Text(
        $"日期 {on:yyyy-MM-dd} 不属于 {account.Year} 年度。", $"The date {on:yyyy-MM-dd} does not belong to the year {account.Year}."), "$.entry.on");

    public static Refusal YearClosed(PointsAccountId account) => new("points.year-closed", RefusalKind.Conflict, new Text(
        $"{account.Year} 年度已结账，只有异议裁定才能重新打开。", $"The year {account.Year} is closed; only a ruling on an objection opens it again."));

    public static Refusal AboveItem(Item item, decimal worth) => new("points.above-item", RefusalKind.Rule, new Text(
        $"“{item.Title.Chinese}”至多 {worth} 分。", $"'{item.Title.English}' gives {worth} at most."), "$.entry.points");

    public static Refusal Quantity(decimal quantity) => new("points.quantity", RefusalKind.Invalid, new Text(
        $"数量 {quantity} 不可用。", $"The quantity {quantity} is not possible."), "$.entry.quantity");

    public static Refusal Level(Item item) => new("points.level", RefusalKind.Invalid, new Text(
        item.PointsByLevel.IsEmpty ? "该项目不分级别。" : $"级别须为：{string.Join('、', item.PointsByLevel.Keys)}。",
        item.PointsByLevel.IsEmpty ? "This item has no levels." : $"The level is one of: {string.Join(", ", item.PointsByLevel.Keys)}."), "$.entry.level");

    public static Refusal NoSource() => new("points.source", RefusalKind.Invalid, new Text(
        "须写明来源（文号、事实编号或期间，1 至 60 个字符）。", "Name the source, a document, a fact or a period, in 1 to 60 characters."), "$.entry.source");

    public static Refusal EvidenceMissing(Item item) => new("points.evidence-missing", RefusalKind.Rule, new Text(
        $"“{item.Title.Chinese}”须附证明材料：{string.Join('、', item.Evidence)}。", $"'{item.Title.English}' needs evidence: {string.Join(", ", item.Evidence)}."), "$.entry.evidence");

    public static Refusal EvidenceTooMuch(int most) => new("points.evidence-too-much", RefusalKind.Rule, new Text(
        $"证明材料至多 {most} 件。", $"There may be {most} files of evidence at most."), "$.entry.evidence");

    public static Refusal EvidenceUnreadable() => new("points.evidence-unreadable", RefusalKind.Invalid, new Text(
        "证明材料须有 SHA-256 摘要和名称。", "A file of evidence has a SHA-256 digest and a name."), "$.entry.evidence");

    public static Refusal OwnDeed() => new("points.own-deed", RefusalKind.Rule, new Text(
        "不能审核或加减本人的积分。", "Nobody reviews or awards points of their own."));

    public static Refusal NoEntry(string entry) => new("points.no-entry", RefusalKind.Missing, new Text(
        $"没有记录 {entry}。", $"There is no entry {entry}."), "$.entry");

    public static Refusal WrongState(PointsEntry entry) => new("points.wrong-state", RefusalKind.Conflict, new Text(
        $"记录 {entry.Id} 目前不能这样处理（{entry.State}{(entry.Held ? "，有异议" : "")}）。",
        $"Entry {entry.Id} cannot go that way now ({entry.State}{(entry.Held ? ", held by an objection" : "")})."), "$.entry");

    public static Refusal NotTownships(PointsEntry entry) => new("points.not-townships", RefusalKind.Rule, new Text(
        $"记录 {entry.Id} 不需要乡镇复审。", $"Entry {entry.Id} needs no review by the township."), "$.level");

    public static Refusal AboveAsked(PointsEntry entry) => new("points.above-asked", RefusalKind.Invalid, new Text(
        $"核定分须不为零且不超过 {entry.Granted} 分。", $"What is granted is not zero and goes up to {entry.Granted}."), "$.granted");

    public static Refusal NotClaimants(PointsEntry entry) => new("points.not-claimants", RefusalKind.Rule, new Text(
        $"只有申报人可以撤回记录 {entry.Id}。", $"Only whoever claimed entry {entry.Id} takes it back."), "$.entry");

    public static Refusal NoReason() => new("points.reason", RefusalKind.Invalid, new Text(
        "须写明理由（4 至 200 字）。", "Give the reason, in 4 to 200 characters."), "$.reason");

    public static Refusal Ballot(string choice) => new("points.ballot", RefusalKind.Invalid, new Text(
        $"票数有误：“{choice}”。", $"The count for '{choice}' is not possible."), $"$.votes.{choice}");

    public static Refusal NoBallots() => new("points.no-ballots", RefusalKind.Invalid, new Text(
        "没有有效票。", "There is no ballot."), "$.votes");

    public static Refusal UnknownLine(string code, string path) => new("points.unknown-line", RefusalKind.Invalid, new Text(
        $"规则簿中没有“{code}”。", $"The rulebook has no '{code}'."), path);

    public static Refusal NoDocument() => new("points.document-missing", RefusalKind.Invalid, new Text(
        "须写明依据文件（不超过 200 字）。", "Name the document it rests on, at most 200 characters."), "$.document");

    public static Refusal OtherCycle(CycleId cycle, PointsAccountId account) => new("points.other-cycle", RefusalKind.Invalid, new Text(
        $"周期 {cycle} 不是 {account.Year} 年度的周期。", $"Cycle {cycle} is not one of the year {account.Year}."), "$.cycle");

    public static Refusal NotClosed(PointsAccountId account) => new("points.not-closed", RefusalKind.Conflict, new Text(
        $"{account.Year} 年度没有结账。", $"The year {account.Year} is not closed."));
}
