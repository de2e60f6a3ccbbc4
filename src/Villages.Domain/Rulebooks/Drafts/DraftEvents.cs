using Villages.Domain.Events;

namespace Villages.Domain.Rulebooks.Drafts;

/// <param name="Hash">Of the canonical text; null when it cannot be read.</param>
[EventType("rulebooks.draft-written.v1")]
public sealed record DraftWritten(string Id, string Scheme, string Json, string? Cases, string? Hash) : IEvent;

[EventType("rulebooks.draft-simulated.v1")]
public sealed record DraftSimulated(string Id, DraftSimulation Simulation) : IEvent;

/// <param name="To">Last day, inclusive.</param>
[EventType("rulebooks.draft-circulated.v1")]
public sealed record DraftCirculated(string Id, DateOnly From, DateOnly To, string? Unsimulated) : IEvent;

[EventType("rulebooks.draft-commented.v1")]
public sealed record DraftCommented(string Id, DraftComment Comment) : IEvent;

/// <summary>In the same commit as the adoption of its text.</summary>
[EventType("rulebooks.draft-adopted.v1")]
public sealed record DraftAdopted(string Id, string Hash) : IEvent;

[EventType("rulebooks.draft-withdrawn.v1")]
public sealed record DraftWithdrawn(string Id, string Reason) : IEvent;
