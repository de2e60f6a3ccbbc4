using Villages.Domain.Events;

namespace Villages.Domain.Centres;

[EventType("centres.registered.v1")]
public sealed record CentreRegistered(
    CentreId Centre, CentreKind Form, string Name, decimal SquareMetres, DateOnly From, string? Address = null) : IEvent;

[EventType("centres.revised.v1")]
public sealed record CentreRevised(CentreId Centre, string? Name = null, decimal? SquareMetres = null, string? Address = null) : IEvent;

[EventType("centres.closed.v1")]
public sealed record CentreClosed(CentreId Centre, DateOnly LastDay) : IEvent;
