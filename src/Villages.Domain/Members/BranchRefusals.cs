namespace Villages.Domain.Members;

public static class BranchRefusals
{
    public static Refusal NameMissing() => new("members.branch-name", RefusalKind.Invalid, new Text(
        "党支部名称须为 1 至 60 个字符。", "A branch's name has 1 to 60 characters."), "$.name");

    public static Refusal NoId() => new("members.activity-id", RefusalKind.Invalid, new Text(
        "活动编号须为 1 至 40 个字母、数字或连字符。", "An activity's id is 1 to 40 letters, digits and dashes."), "$.id");

    public static Refusal ActivityTwice(string id) => new("members.activity-twice", RefusalKind.Conflict, new Text(
        $"活动 {id} 已以其他内容登记；请更正。", $"Activity {id} is recorded already with other content; correct that one."), "$.id");

    public static Refusal NoActivity(string id) => new("members.activity-missing", RefusalKind.Missing, new Text(
        $"没有活动 {id}。", $"There is no activity {id}."), "$.id");

    public static Refusal FutureDate(DateOnly on) => new("members.future-date", RefusalKind.Invalid, new Text(
        $"日期 {on:yyyy-MM-dd} 在将来。", $"The date {on:yyyy-MM-dd} lies in the future."), "$.on");

    public static Refusal NobodyMarked() => new("members.nobody-marked", RefusalKind.Invalid, new Text(
        "没有任何签到记录。", "Nobody has a mark."), "$.marks");

    public static Refusal NotOfBranch(PersonId person, DateOnly on) => new("members.not-of-branch", RefusalKind.Rule, new Text(
        $"{person} 在 {on:yyyy-MM-dd} 不属于本支部。", $"{person} does not belong to this branch on {on:yyyy-MM-dd}."), $"$.marks.{person}");

    public static Refusal NoReason() => new("members.reason", RefusalKind.Invalid, new Text(
        "须写明更正原因（4 至 200 字）。", "Say why it is corrected, in 4 to 200 characters."), "$.reason");
}
