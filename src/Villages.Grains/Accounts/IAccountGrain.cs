using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Accounts;

namespace Villages.Grains.Accounts;

/// <summary>Whoever acts through tokens. Key: <c>account/&lt;32 letters&gt;</c>, see <see cref="AccountId"/>.</summary>
[Alias("accounts.account-grain")]
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>Null when the subject never came with a token.</summary>
    [AlwaysInterleave, Alias("read")]
    Task<AccountView?> Read();

    /// <summary>Why a token with this role and area is not good now; null when it is. A role that comes for the first time is taken.</summary>
    [AlwaysInterleave, Alias("admit")]
    Task<Refusal?> Admit(TakeRole role);

    [Alias("suspend")]
    Task<Outcome<Receipt>> Suspend(Command<SuspendAccount> command);

    [Alias("reinstate")]
    Task<Outcome<Receipt>> Reinstate(Command<ReinstateAccount> command);

    [Alias("withdraw")]
    Task<Outcome<Receipt>> Withdraw(Command<WithdrawRole> command);

    [Alias("restore")]
    Task<Outcome<Receipt>> Restore(Command<RestoreRole> command);
}

/// <param name="Areas">Every area that the account ever held a role in; who decides on it reaches all of them.</param>
[GenerateSerializer, Immutable, Alias("accounts.account-view")]
public sealed record AccountView(
    [property: Id(0)] AccountId Id,
    [property: Id(1)] string Subject,
    [property: Id(2)] IReadOnlyList<HeldRole> Roles,
    [property: Id(3)] IReadOnlyList<string> Withdrawn,
    [property: Id(4)] Suspension? Suspension,
    [property: Id(5)] long Version,
    [property: Id(6)] IReadOnlyList<AreaCode> Areas);
