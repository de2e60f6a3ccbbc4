using Villages.Domain.Events;

namespace Villages.Domain.Accounts;

[EventType("accounts.role-taken.v1")]
public sealed record RoleTaken(string Subject, string Role, AreaCode Area) : IEvent;

[EventType("accounts.suspended.v1")]
public sealed record AccountSuspended(string Reason) : IEvent;

[EventType("accounts.reinstated.v1")]
public sealed record AccountReinstated(string Reason) : IEvent;

[EventType("accounts.role-withdrawn.v1")]
public sealed record RoleWithdrawn(string Role, string Reason) : IEvent;

[EventType("accounts.role-restored.v1")]
public sealed record RoleRestored(string Role, string Reason) : IEvent;
