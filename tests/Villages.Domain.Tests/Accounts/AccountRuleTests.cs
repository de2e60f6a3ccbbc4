using Villages.Domain.Access;
using Villages.Domain.Accounts;

namespace Villages.Domain.Tests.Accounts;

public class AccountRuleTests
{
    private static readonly AccountState New = AccountState.Empty(AccountId.Of("zhang.san").Stream);
    private static readonly AreaCode County = AreaCode.Parse("141129");

    [Fact]
    public void A_role_is_taken_once_for_each_area()
    {
        var once = Taken(New, Roles.Township);
        Assert.Empty(Take(once, Roles.Township).Events);
        Assert.Single(AccountRule.Decide(once, AccessTable.Default, new TakeRole("zhang.san", Roles.Township, AreaCode.Parse("141130"))).Events);
    }

    [Theory]
    [InlineData(Roles.SystemAdmin, Roles.SecurityAdmin)]
    [InlineData(Roles.SecurityAdmin, Roles.AuditAdmin)]
    [InlineData(Roles.AuditAdmin, Roles.SystemAdmin)]
    public void Of_the_three_administrators_an_account_is_one(string held, string other)
    {
        Assert.Equal("accounts.roles-exclude", Take(Taken(New, held), other).Refusal?.Code);
        Assert.Equal("accounts.roles-exclude", Take(Taken(New, other), held).Refusal?.Code);
    }

    [Fact]
    public void An_administrator_whose_role_was_withdrawn_may_become_another()
    {
        var changed = Taken(New, Roles.SystemAdmin).After(AccountRule.Decide(Taken(New, Roles.SystemAdmin), new WithdrawRole(Roles.SystemAdmin, "换岗"), "security"));
        Assert.True(Take(changed, Roles.AuditAdmin).Accepted);
        Assert.Equal("accounts.role-withdrawn", Take(changed, Roles.SystemAdmin).Refusal?.Code);
    }

    [Fact]
    public void A_suspended_account_takes_no_role_until_it_is_reinstated()
    {
        var held = Taken(New, Roles.Township);
        var suspended = held.After(AccountRule.Decide(held, new SuspendAccount("离岗"), "security"));
        Assert.Equal("accounts.suspended", AccountRule.Judge(suspended, AccessTable.Default, Roles.Township)?.Code);
        Assert.Equal("accounts.suspended", AccountRule.Decide(suspended, new SuspendAccount("离岗"), "security").Refusal?.Code);
        var back = suspended.After(AccountRule.Decide(suspended, new ReinstateAccount("返岗"), "security"));
        Assert.Null(AccountRule.Judge(back, AccessTable.Default, Roles.Township));
    }

    [Fact]
    public void A_role_can_be_withdrawn_before_anybody_takes_it_and_restored_once()
    {
        var withdrawn = New.After(AccountRule.Decide(New, new WithdrawRole(Roles.Finance, "未授权"), "security"));
        Assert.Equal("accounts.role-withdrawn", AccountRule.Judge(withdrawn, AccessTable.Default, Roles.Finance)?.Code);
        var restored = withdrawn.After(AccountRule.Decide(withdrawn, new RestoreRole(Roles.Finance, "授权"), "security"));
        Assert.Null(AccountRule.Judge(restored, AccessTable.Default, Roles.Finance));
        Assert.Equal("accounts.role-not-withdrawn", AccountRule.Decide(restored, new RestoreRole(Roles.Finance, "授权"), "security").Refusal?.Code);
    }

    [Fact]
    public void Nobody_decides_on_the_own_account()
    {
        var held = Taken(New, Roles.SecurityAdmin);
        Assert.Equal("accounts.own-account", AccountRule.Decide(held, new SuspendAccount("离岗"), "zhang.san").Refusal?.Code);
        Assert.Equal("accounts.own-account", AccountRule.Decide(held, new RestoreRole(Roles.AuditAdmin, "授权"), "zhang.san").Refusal?.Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  x  ")]
    public void A_decision_without_a_reason_is_refused(string reason) =>
        Assert.Equal("accounts.reason-missing", AccountRule.Decide(Taken(New, Roles.Township), new SuspendAccount(reason), "security").Refusal?.Code);

    [Theory]
    [InlineData("离岗\0", "accounts.reason-missing")]
    [InlineData("电话 13800005678", "accounts.reason-personal")]
    public void A_reason_is_plain_text_without_numbers_of_anybody(string reason, string code) =>
        Assert.Equal(code, AccountRule.Decide(Taken(New, Roles.Township), new SuspendAccount(reason), "security").Refusal?.Code);

    [Fact]
    public void A_reason_is_no_longer_than_it_may_be_with_all_its_blanks() =>
        Assert.Equal("accounts.reason-missing", AccountRule.Decide(Taken(New, Roles.Township), new SuspendAccount("离岗" + new string(' ', 200)), "security").Refusal?.Code);

    private static Decision Take(AccountState state, string role) => AccountRule.Decide(state, AccessTable.Default, new TakeRole("zhang.san", role, County));

    private static AccountState Taken(AccountState state, string role) => state.After(Take(state, role));
}
