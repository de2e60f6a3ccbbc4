using Villages.Domain.Events;

namespace Villages.Domain.Areas;

[EventType("areas.registered.v1")]
public sealed record AreasRegistered(IReadOnlyList<AreaRow> Rows) : IEvent;

/// <param name="On">First day of the new name.</param>
[EventType("areas.renamed.v1")]
public sealed record AreaRenamed(AreaCode Code, string Name, DateOnly On) : IEvent;

[EventType("areas.closed.v1")]
public sealed record AreaClosed(AreaCode Code, DateOnly LastDay, AreaCode? Successor = null) : IEvent;
