using Villages.Domain.Events;

namespace Villages.Domain.People;

/// <summary>Personal fields were read in plain text; follows from <c>disclosures.made.v1</c>.</summary>
[EventType("people.seen.v1")]
public sealed record PersonSeen(PersonId Person, string By, string Role, IReadOnlyList<PersonalField> Fields, string Reason, DateTime At) : IEvent;

[EventType("people.erasure-requested.v1")]
public sealed record ErasureRequested(PersonId Person, string Reason, string Document) : IEvent;

[EventType("people.erasure-withdrawn.v1")]
public sealed record ErasureWithdrawn(PersonId Person) : IEvent;

/// <summary>From here on nobody reads the person's fields; the key is deleted by whoever follows the feed.</summary>
[EventType("people.erased.v1")]
public sealed record PersonErased(PersonId Person, string RequestedBy, string Document) : IEvent;

/// <param name="Held">Tenures that were learned too late to refuse the erasure; each is withdrawn at its village.</param>
/// <param name="Work">Work on grids that was learned too late.</param>
[EventType("people.official-erased.v1")]
public sealed record OfficialErased(PersonId Person, IReadOnlyList<Tenure> Held, IReadOnlyList<GridWork>? Work = null) : IEvent;
