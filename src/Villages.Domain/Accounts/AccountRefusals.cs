namespace Villages.Domain.Accounts;

public static class AccountRefusals
{
    public static Refusal Suspended { get; } = new("accounts.suspended", RefusalKind.Conflict, new(
        "账号已停用，请联系安全管理员。", "The account is suspended. Ask the security administrator."));

    public static Refusal NotSuspended { get; } = new("accounts.not-suspended", RefusalKind.Conflict, new(
        "账号未被停用。", "The account is not suspended."));

    public static Refusal RoleWithdrawn(string role) => new("accounts.role-withdrawn", RefusalKind.Conflict, new(
        $"角色 {role} 已被收回。", $"The role {role} was withdrawn from this account."));

    public static Refusal RoleNotWithdrawn(string role) => new("accounts.role-not-withdrawn", RefusalKind.Conflict, new(
        $"角色 {role} 未被收回。", $"The role {role} was not withdrawn from this account."), "$.role");

    public static Refusal RoleNotHeld(string role) => new("accounts.role-not-held", RefusalKind.Conflict, new(
        $"该账号没有角色 {role}。", $"The account does not hold the role {role}."), "$.role");

    /// <summary>系统管理员、安全管理员、审计管理员 are three people.</summary>
    public static Refusal RolesExclude(string role, string held) => new("accounts.roles-exclude", RefusalKind.Conflict, new(
        $"同一账号不能同时担任 {held} 和 {role}：三员须分设。", $"One account cannot be {role} while it is {held}: the three administrators are three people."));

    public static Refusal OwnAccount { get; } = new("accounts.own-account", RefusalKind.Rule, new(
        "不能处理自己的账号。", "Nobody decides on the own account."), "$.subject");

    public static Refusal ReasonPersonal { get; } = new("accounts.reason-personal", RefusalKind.Invalid, new(
        "原因中不得写身份证号或电话号码。", "A reason holds no ID number and no phone number."), "$.reason");

    public static Refusal ReasonMissing { get; } = new("accounts.reason-missing", RefusalKind.Invalid, new(
        $"请写明原因，{AccountRule.ShortestReason} 至 {AccountRule.LongestReason} 个字符。", $"Say why, in {AccountRule.ShortestReason} to {AccountRule.LongestReason} characters."), "$.reason");
}
