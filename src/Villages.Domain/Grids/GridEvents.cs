using Villages.Domain.Events;

namespace Villages.Domain.Grids;

[EventType("grids.registered.v1")]
public sealed record GridRegistered(
    GridId Grid, string Name, int Level, GridSetting Setting, int Households, DateOnly From, GridId? Parent = null) : IEvent;

[EventType("grids.revised.v1")]
public sealed record GridRevised(GridId Grid, string? Name = null, int? Households = null) : IEvent;

[EventType("grids.worker-assigned.v1")]
public sealed record GridWorkerAssigned(GridId Grid, GridAssignment Assignment) : IEvent;

/// <param name="Assignment">With its last day.</param>
[EventType("grids.worker-released.v1")]
public sealed record GridWorkerReleased(GridId Grid, GridAssignment Assignment) : IEvent;

/// <summary>The assignment never was.</summary>
[EventType("grids.worker-withdrawn.v1")]
public sealed record GridWorkerWithdrawn(GridId Grid, GridAssignment Assignment) : IEvent;

[EventType("grids.closed.v1")]
public sealed record GridClosed(GridId Grid, DateOnly LastDay) : IEvent;
