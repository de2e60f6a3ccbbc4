using Villages.Domain.Events;
using Villages.Domain.VillageLife;

namespace Villages.Domain.People;

/// <param name="Stars">What a secretary brings along from earlier cycles; null when never rated, or in any other position.</param>
[EventType("people.tenure-begun.v1")]
public sealed record TenureBegun(PersonId Person, Tenure Tenure, SecretaryStars? Stars = null) : IEvent;

[EventType("people.tenure-ended.v1")]
public sealed record TenureEnded(PersonId Person, Tenure Tenure) : IEvent;

[EventType("people.tenure-withdrawn.v1")]
public sealed record TenureWithdrawn(PersonId Person, Tenure Tenure) : IEvent;

[EventType("people.grid-work-noted.v1")]
public sealed record GridWorkNoted(PersonId Person, GridWork Work) : IEvent;

[EventType("people.grid-work-withdrawn.v1")]
public sealed record GridWorkWithdrawn(PersonId Person, GridWork Work) : IEvent;

/// <param name="Held">Tenures that ran past the day of death; each becomes a vacancy at its village.</param>
/// <param name="Work">Work on grids that ran past it.</param>
[EventType("people.official-died.v1")]
public sealed record OfficialDied(PersonId Person, DateOnly On, IReadOnlyList<Tenure> Held, IReadOnlyList<GridWork>? Work = null) : IEvent;
