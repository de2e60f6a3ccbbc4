using Villages.Domain.Events;
using Villages.Domain.Grids;

namespace Villages.Domain.VillageLife;

[EventType("village.grid-noted.v1")]
public sealed record GridNoted(AreaCode Village, GridNote Grid) : IEvent;

[EventType("village.grid-closing-noted.v1")]
public sealed record GridClosingNoted(AreaCode Village, GridId Grid, DateOnly LastDay) : IEvent;

[EventType("village.grid-worker-noted.v1")]
public sealed record GridWorkerNoted(AreaCode Village, GridId Grid, GridAssignment Assignment) : IEvent;

[EventType("village.grid-worker-withdrawal-noted.v1")]
public sealed record GridWorkerWithdrawalNoted(AreaCode Village, GridId Grid, GridAssignment Assignment) : IEvent;

[EventType("village.centre-noted.v1")]
public sealed record CentreNoted(AreaCode Village, CentreNote Centre) : IEvent;

[EventType("village.centre-closing-noted.v1")]
public sealed record CentreClosingNoted(AreaCode Village, CentreId Centre, DateOnly LastDay) : IEvent;

[EventType("village.secretary-stars-noted.v1")]
public sealed record SecretaryStarsNoted(AreaCode Village, SecretaryStars Stars) : IEvent;
