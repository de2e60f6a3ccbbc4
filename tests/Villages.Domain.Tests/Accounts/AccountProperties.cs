using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Villages.Domain.Access;
using Villages.Domain.Accounts;

namespace Villages.Domain.Tests.Accounts;

[Properties(Arbitrary = [typeof(AccountProperties)], MaxTest = 500)]
public class AccountProperties
{
    private static readonly AreaCode County = AreaCode.Parse("141129");
    private static readonly string[] Administrators = [Roles.SystemAdmin, Roles.SecurityAdmin, Roles.AuditAdmin];

    /// <summary>What may be done to an account, in any order: take, withdraw and restore roles, suspend and reinstate.</summary>
    public static Arbitrary<(int Deed, string Role)[]> Deeds() => (
        from deeds in (
            from deed in Gen.Choose(0, 4)
            from role in Gen.Elements(Roles.SystemAdmin, Roles.SecurityAdmin, Roles.AuditAdmin, Roles.Township, Roles.Finance)
            select (deed, role)).ArrayOf()
        select deeds).ToArbitrary();

    [Property]
    public bool Whatever_is_done_an_account_holds_one_administrators_role_at_most((int Deed, string Role)[] deeds)
    {
        var state = AccountState.Empty(AccountId.Of("zhang.san").Stream);
        foreach (var (deed, role) in deeds)
        {
            var decision = deed switch
            {
                0 => AccountRule.Decide(state, AccessTable.Default, new TakeRole("zhang.san", role, County)),
                1 => AccountRule.Decide(state, new WithdrawRole(role, "换岗"), "security"),
                2 => AccountRule.Decide(state, new RestoreRole(role, "返岗"), "security"),
                3 => AccountRule.Decide(state, new SuspendAccount("离岗"), "security"),
                _ => AccountRule.Decide(state, new ReinstateAccount("返岗"), "security"),
            };
            state = decision.Accepted ? state.After(decision) : state;
            if (state.Roles.Select(held => held.Role).Intersect(Administrators).Count() > 1 || state.Roles.Any(held => state.Withdrawn.Contains(held.Role)))
            {
                return false;
            }
        }

        return true;
    }
}
