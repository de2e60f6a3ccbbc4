namespace Villages.Domain.People;

public static class ErasureRefusals
{
    public static Refusal Erased(PersonId person) => new("people.erased", RefusalKind.Conflict, new Text(
        $"人员 {person} 的个人信息已删除，不可恢复。", $"The personal data of {person} was erased for good."));

    public static Refusal AlreadyRequested() => new("people.erasure-requested", RefusalKind.Conflict, new Text(
        "已有待批准的删除申请。", "An erasure of this person is waiting for approval."));

    public static Refusal NotRequested() => new("people.erasure-not-requested", RefusalKind.Conflict, new Text(
        "没有待批准的删除申请。", "No erasure of this person is waiting for approval."));

    public static Refusal AnotherRequest() => new("people.erasure-changed", RefusalKind.Stale, new Text(
        "删除申请已变更，请重新查看后再批准。", "Another erasure is waiting than the one that was read; read it again."));

    public static Refusal SamePerson() => new("people.same-person", RefusalKind.Rule, new Text(
        "申请人不得批准自己的申请。", "Whoever asked for the erasure may not approve it."));

    public static Refusal HoldsPost(PersonId person) => new("people.holds-post", RefusalKind.Rule, new Text(
        $"人员 {person} 仍在任职，须先离任。", $"{person} holds a post; it must end first."));

    public static Refusal ReasonMissing() => new("people.reason-missing", RefusalKind.Invalid, new Text(
        "理由应为 4 至 200 个字符。", "A reason of 4 to 200 characters is needed."), "$.reason");

    public static Refusal DocumentMissing() => new("people.document-missing", RefusalKind.Invalid, new Text(
        "文号应为 1 至 80 个字符。", "A document number of 1 to 80 characters is needed."), "$.document");

    /// <summary>Never repeats the text.</summary>
    public static Refusal PersonalText(string path) => new("people.personal-text", RefusalKind.Invalid, new Text(
        "此处不得填写身份证号或电话号码。", "No ID number or phone number may stand here."), path);
}
