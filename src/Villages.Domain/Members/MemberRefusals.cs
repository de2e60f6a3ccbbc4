namespace Villages.Domain.Members;

public static class MemberRefusals
{
    public static Refusal EnrolledAlready(PersonId person) => new("members.enrolled-already", RefusalKind.Conflict, new Text(
        $"{person} 已以其他内容登记为党员。", $"{person} is enrolled already with other content."));

    public static Refusal NotEnrolled(PersonId person) => new("members.not-enrolled", RefusalKind.Missing, new Text(
        $"{person} 尚未登记为党员。", $"{person} is not enrolled as a member."));

    public static Refusal EndedAlready(MembershipEnd end) => new("members.ended-already", RefusalKind.Conflict, new Text(
        $"党员关系已于 {end.LastDay:yyyy-MM-dd} 终止。", $"The membership ended on {end.LastDay:yyyy-MM-dd}."));

    public static Refusal BranchUnknown(BranchId branch) => new("members.branch-unknown", RefusalKind.Missing, new Text(
        $"党支部 {branch} 尚未命名。", $"Branch {branch} has no name yet."), "$.branch");

    public static Refusal NoCode(string path) => new("members.code", RefusalKind.Invalid, new Text(
        "代码只能用小写字母和连字符，最长 40 个。", "A code is lower-case letters and dashes, at most 40."), path);

    public static Refusal DateOutOfRange(DateOnly date, string path) => new("members.date-out-of-range", RefusalKind.Invalid, new Text(
        $"日期 {date:yyyy-MM-dd} 不在允许范围内。", $"{date:yyyy-MM-dd} is not possible here: too early, before what it follows, or too far ahead."), path);

    public static Refusal ThereAlready(BranchMembership current) => new("members.there-already", RefusalKind.Conflict, new Text(
        $"自 {current.From:yyyy-MM-dd} 起已在党支部 {current.Branch}。", $"The member belongs to branch {current.Branch} since {current.From:yyyy-MM-dd}."), "$.branch");

    public static Refusal BeforeMembership(BranchMembership current) => new("members.before-membership", RefusalKind.Rule, new Text(
        $"日期须晚于现支部的转入日 {current.From:yyyy-MM-dd}。", $"The date must lie after the first day in the present branch, {current.From:yyyy-MM-dd}."), "$.from");

    public static Refusal ConfirmedAlready(DateOnly known) => new("members.confirmed-already", RefusalKind.Conflict, new Text(
        $"已于 {known:yyyy-MM-dd} 转正。", $"The member became a full one on {known:yyyy-MM-dd}."), "$.on");

    public static Refusal OtherBranch(BranchId branch, DateOnly on) => new("members.other-branch", RefusalKind.Rule, new Text(
        $"{on:yyyy-MM-dd} 时不属于党支部 {branch}，须由所在支部决定。", $"On {on:yyyy-MM-dd} the member does not belong to branch {branch}; the member's own branch decides."), "$.branch");

    public static Refusal ExemptAlready(Exemption known) => new("members.exempt-already", RefusalKind.Conflict, new Text(
        $"自 {known.From:yyyy-MM-dd} 起已有相同事由的免评。", $"There is an exemption for this reason from {known.From:yyyy-MM-dd} already."), "$.from");
}
