using System.Globalization;
using Villages.Domain;
using Villages.Domain.Access;
using Villages.Domain.Accounts;
using Villages.Grains.Journaling;

namespace Villages.Grains.Accounts;

[GrainType("account")]
internal sealed class AccountGrain(JournalAccess access) : JournalGrain<AccountState>(access), IAccountGrain
{
    private const string Purpose = "admission";

    /// <summary>That of the role that was taken last; where all were withdrawn, one that it held: whoever audits there sees what becomes of it.</summary>
    protected override AreaCode Area => State.Roles is [.., var last] ? last.Area : State.Areas is { Count: > 0 } held ? held[^1] : AreaCode.Nation;

    protected override AreaCode AreaOf(ICommandBody body) => body is TakeRole role ? role.Area : Area;

    public Task<AccountView?> Read() => Task.FromResult(
        State.Subject is { } subject ? new AccountView(State.Id, subject, [.. State.Roles], [.. State.Withdrawn], State.Suspension, Number, [.. State.Areas]) : null);

    public async Task<Refusal?> Admit(TakeRole role)
    {
        await Follow();
        if (AccountRule.Judge(State, AccessTable.Default, role.Role) is { } refusal)
        {
            return refusal;
        }

        if (AccountRule.Holds(State, role.Role, role.Area))
        {
            return null;
        }

        // Numbered, because a role that was withdrawn and restored is taken again.
        var command = SystemCommand.Of(Clock, Purpose, role, Key.Text, role.Role, role.Area.Value, Number.ToString(CultureInfo.InvariantCulture));
        return (await Commit(command, (state, body) => AccountRule.Decide(state, AccessTable.Default, body))).Refusal;
    }

    public Task<Outcome<Receipt>> Suspend(Command<SuspendAccount> command) => Commit(command, (state, body) => AccountRule.Decide(state, body, command.Actor));

    public Task<Outcome<Receipt>> Reinstate(Command<ReinstateAccount> command) => Commit(command, (state, body) => AccountRule.Decide(state, body, command.Actor));

    public Task<Outcome<Receipt>> Withdraw(Command<WithdrawRole> command) => Commit(command, (state, body) => AccountRule.Decide(state, body, command.Actor));

    public Task<Outcome<Receipt>> Restore(Command<RestoreRole> command) => Commit(command, (state, body) => AccountRule.Decide(state, body, command.Actor));
}
