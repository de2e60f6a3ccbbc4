using System.Collections.Immutable;
using Villages.Domain.Events;

namespace Villages.Domain.Accounts;

/// <summary>Fold of <c>account/&lt;id&gt;</c>: the roles that tokens of a subject have named here, and what was taken from it.</summary>
public sealed record AccountState(AccountId Id) : IState<AccountState>
{
    public static string Format => "accounts.account.v1";

    /// <summary>Null until the subject came with a token.</summary>
    public string? Subject { get; init; }

    /// <summary>In the order in which they were taken.</summary>
    public ImmutableArray<HeldRole> Roles { get; init; } = [];

    /// <summary>Roles that tokens may not name; also such as were never taken.</summary>
    public ImmutableSortedSet<string> Withdrawn { get; init; } = [];

    public Suspension? Suspension { get; init; }

    /// <summary>Where the account holds or held a role.</summary>
    public ImmutableSortedSet<AreaCode> Areas { get; init; } = [];

    public static AccountState Empty(StreamKey stream) => new(AccountId.Parse(stream.Id));

    public AccountState Apply(IEvent happened, in CommitStamp stamp) => happened switch
    {
        RoleTaken e => this with { Subject = e.Subject, Roles = Roles.Add(new HeldRole(e.Role, e.Area, stamp.RecordedAt)), Areas = Areas.Add(e.Area) },
        AccountSuspended e => this with { Suspension = new Suspension(e.Reason, stamp.Actor, stamp.RecordedAt) },
        AccountReinstated => this with { Suspension = null },
        RoleWithdrawn e => this with { Withdrawn = Withdrawn.Add(e.Role), Roles = Roles.RemoveAll(held => held.Role == e.Role) },
        RoleRestored e => this with { Withdrawn = Withdrawn.Remove(e.Role) },
        _ => throw new UnknownEventException(EventCodec.NameOf(happened.GetType()).Name),
    };
}

/// <param name="Since">First token with it, UTC.</param>
[GenerateSerializer, Immutable, Alias("accounts.held-role")]
public sealed record HeldRole([property: Id(0)] string Role, [property: Id(1)] AreaCode Area, [property: Id(2)] DateTime Since);

[GenerateSerializer, Immutable, Alias("accounts.suspension")]
public sealed record Suspension([property: Id(0)] string Reason, [property: Id(1)] string By, [property: Id(2)] DateTime At);
