using Villages.Domain.Access;
using Villages.Domain.People;

namespace Villages.Domain.Accounts;

/// <summary>Roles come with tokens; here they are kept apart, withdrawn and suspended. Source: separation of the three administrators 三员分立 (等级保护).</summary>
public static class AccountRule
{
    public const int ShortestReason = 2;
    public const int LongestReason = 200;

    /// <summary>Why a token with this role is not good, or null.</summary>
    public static Refusal? Judge(AccountState state, AccessTable table, string role) =>
        state.Suspension is not null ? AccountRefusals.Suspended
        : state.Withdrawn.Contains(role) ? AccountRefusals.RoleWithdrawn(role)
        : state.Roles.FirstOrDefault(held => table.Excludes(role, held.Role)) is { } other ? AccountRefusals.RolesExclude(role, other.Role)
        : null;

    public static Decision Decide(AccountState state, AccessTable table, TakeRole command) =>
        Judge(state, table, command.Role) is { } refusal ? refusal
        : Holds(state, command.Role, command.Area) ? Decision.Accept()
        : Decision.Accept(new RoleTaken(command.Subject, command.Role, command.Area));

    public static Decision Decide(AccountState state, SuspendAccount command, string actor) =>
        Deciding(state, command.Reason, actor) is { } refusal ? refusal
        : state.Suspension is not null ? AccountRefusals.Suspended
        : Decision.Accept(new AccountSuspended(command.Reason.Trim()));

    public static Decision Decide(AccountState state, ReinstateAccount command, string actor) =>
        Deciding(state, command.Reason, actor) is { } refusal ? refusal
        : state.Suspension is null ? AccountRefusals.NotSuspended
        : Decision.Accept(new AccountReinstated(command.Reason.Trim()));

    public static Decision Decide(AccountState state, WithdrawRole command, string actor) =>
        Deciding(state, command.Reason, actor) is { } refusal ? refusal
        : state.Withdrawn.Contains(command.Role) ? AccountRefusals.RoleWithdrawn(command.Role)
        : !Roles.All.Contains(command.Role) ? AccountRefusals.RoleNotHeld(command.Role)
        : Decision.Accept(new RoleWithdrawn(command.Role, command.Reason.Trim()));

    public static Decision Decide(AccountState state, RestoreRole command, string actor) =>
        Deciding(state, command.Reason, actor) is { } refusal ? refusal
        : !state.Withdrawn.Contains(command.Role) ? AccountRefusals.RoleNotWithdrawn(command.Role)
        : Decision.Accept(new RoleRestored(command.Role, command.Reason.Trim()));

    public static bool Holds(AccountState state, string role, AreaCode area) => state.Roles.Any(held => held.Role == role && held.Area == area);

    private static Refusal? Deciding(AccountState state, string reason, string actor) =>
        state.Subject == actor ? AccountRefusals.OwnAccount
        : reason.Length > LongestReason || reason.Trim().Length < ShortestReason || !WrittenReason.IsPlain(reason) ? AccountRefusals.ReasonMissing
        : PersonalNumbers.In(reason) ? AccountRefusals.ReasonPersonal
        : null;
}
