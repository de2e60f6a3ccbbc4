using Villages.Domain.Events;

namespace Villages.Domain.People;

[EventType("people.registered.v1")]
public sealed record PersonRegistered(PersonId Person, Sealed Name, Sealed IdNumber, Sealed BirthDate, Sex? Sex = null, Sealed? Phone = null) : IEvent;

/// <summary>Only the fields that changed.</summary>
[EventType("people.corrected.v1")]
public sealed record PersonCorrected(
    PersonId Person, Sealed? Name = null, Sealed? IdNumber = null, Sealed? BirthDate = null, Sex? Sex = null, Sealed? Phone = null) : IEvent;

[EventType("people.died.v1")]
public sealed record PersonDied(PersonId Person, DateOnly On) : IEvent;
