namespace Villages.Domain.Events;

/// <summary>
/// How a person's command came: kept in its commit beside what it did, for those who audit. States do not fold it and consequences do not see it; what the house does by itself has none.
/// </summary>
/// <param name="Role">Code of the role that the token held.</param>
/// <param name="Area">The token's area.</param>
/// <param name="Address">Network address that the request came from, where there was a request.</param>
/// <param name="Reason">Why, in the caller's words, where the operation asks for a reason.</param>
[EventType("commands.origin.v1")]
public sealed record CommandOrigin(string Role, AreaCode Area, string? Address = null, string? Reason = null) : IEvent;
