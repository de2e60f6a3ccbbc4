using Microsoft.AspNetCore.Mvc;
using Villages.Domain;
using Villages.Domain.Accounts;
using Villages.Grains;
using Villages.Grains.Accounts;
using Villages.Host.Access;
using Villages.Host.ApiDescription;
using Villages.Host.Http;

namespace Villages.Host.Accounts;

/// <summary>Whoever acts through tokens. Accounts come into being with their first token; a security administrator decides on those whose every area is within reach.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags(Tags.Accounts);
        accounts.MapGet("", Read).For(Operation.ReadAccounts)
            .WithName("getAccount").WithSummary("账号：角色与状态 An account: roles and standing").Produces<AccountResource>().Produces(304);
        accounts.MapPost("/suspension", Suspend).For(Operation.GovernAccounts)
            .WithName("suspendAccount").WithSummary("停用账号 Suspends an account").Produces<WriteReceipt>();
        accounts.MapPost("/reinstatement", Reinstate).For(Operation.GovernAccounts)
            .WithName("reinstateAccount").WithSummary("恢复账号 Reinstates an account").Produces<WriteReceipt>();
        accounts.MapPost("/role-withdrawal", Withdraw).For(Operation.GovernAccounts)
            .WithName("withdrawRole").WithSummary("收回角色 Withdraws a role").Produces<WriteReceipt>();
        accounts.MapPost("/role-restoration", Restore).For(Operation.GovernAccounts)
            .WithName("restoreRole").WithSummary("归还角色 Restores a role").Produces<WriteReceipt>();
    }

    private static async Task<IResult> Read([FromQuery] string subject, Caller caller, IGrainFactory grains) =>
        await Find(caller, Operation.ReadAccounts, subject, grains) is { } view
            ? Versioned.Of(view.Version, AccountResource.Of(view))
            : EdgeProblems.UnknownAccount(subject);

    private static Task<IResult> Suspend(Intent intent, AccountDecision body, CommandSender sender, IGrainFactory grains) =>
        Decide(intent, body.Subject, body.Reason, new SuspendAccount(body.Reason), account => account.Suspend, sender, grains);

    private static Task<IResult> Reinstate(Intent intent, AccountDecision body, CommandSender sender, IGrainFactory grains) =>
        Decide(intent, body.Subject, body.Reason, new ReinstateAccount(body.Reason), account => account.Reinstate, sender, grains);

    private static Task<IResult> Withdraw(Intent intent, RoleDecision body, CommandSender sender, IGrainFactory grains) =>
        Decide(intent, body.Subject, body.Reason, new WithdrawRole(body.Role, body.Reason), account => account.Withdraw, sender, grains);

    private static Task<IResult> Restore(Intent intent, RoleDecision body, CommandSender sender, IGrainFactory grains) =>
        Decide(intent, body.Subject, body.Reason, new RestoreRole(body.Role, body.Reason), account => account.Restore, sender, grains);

    private static async Task<IResult> Decide<TBody>(
        Intent intent, string subject, string reason, TBody body, Func<IAccountGrain, Func<Command<TBody>, Task<Outcome<Receipt>>>> act, CommandSender sender, IGrainFactory grains)
        where TBody : ICommandBody
    {
        if (await Find(intent.Caller, Operation.GovernAccounts, subject, grains) is not { } view)
        {
            return EdgeProblems.UnknownAccount(subject);
        }

        intent.Because(reason);
        return await sender.Send(intent, view.Id.Stream, body, act(grains.Account(view.Id)), Receipts.Done);
    }

    private static async Task<AccountView?> Find(Caller caller, Operation operation, string subject, IGrainFactory grains) =>
        subject.Length > 0 && await grains.Account(AccountId.Of(subject)).Read() is { } view && view.Areas.All(area => caller.May(operation, area)) ? view : null;
}

/// <param name="Subject">As in the token's claim <c>sub</c>.</param>
public sealed record AccountDecision([property: Identifies] string Subject, string Reason);

/// <param name="Subject">As in the token's claim <c>sub</c>.</param>
/// <param name="Role">Code of the role.</param>
public sealed record RoleDecision([property: Identifies] string Subject, string Role, string Reason);

/// <param name="Roles">Roles that tokens have named here, oldest first.</param>
/// <param name="Withdrawn">Roles that tokens may not name.</param>
public sealed record AccountResource(string Subject, long Version, IReadOnlyList<AccountRoleResource> Roles, IReadOnlyList<string> Withdrawn, SuspensionResource? Suspended)
{
    internal static AccountResource Of(AccountView v) => new(
        v.Subject, v.Version, [.. v.Roles.Select(held => new AccountRoleResource(held.Role, held.Area, held.Since))], v.Withdrawn,
        v.Suspension is { } s ? new SuspensionResource(s.Reason, s.By, s.At) : null);
}

/// <param name="Since">When a token first named it, UTC.</param>
public sealed record AccountRoleResource(string Role, AreaCode Area, DateTime Since);

public sealed record SuspensionResource(string Reason, string By, DateTime At);
