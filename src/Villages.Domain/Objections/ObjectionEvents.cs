using Villages.Domain.Events;
using Villages.Domain.Publications;

namespace Villages.Domain.Objections;

[EventType("objections.opened.v1")]
public sealed record ObjectionOpened(ObjectionNote Note, string Item, PersonId? Person, string Grounds, string? By) : IEvent;

[EventType("objections.accepted.v1")]
public sealed record ObjectionAccepted(ObjectionNote Note, string By) : IEvent;

[EventType("objections.found.v1")]
public sealed record FindingRecorded(ObjectionNote Note, Finding Finding) : IEvent;

[EventType("objections.ruled.v1")]
public sealed record ObjectionRuled(ObjectionNote Note, GivenRuling Given) : IEvent;

[EventType("objections.appealed.v1")]
public sealed record ObjectionAppealed(ObjectionNote Note, Appeal Appeal) : IEvent;

/// <summary>The note's ruling stands for good.</summary>
[EventType("objections.final.v1")]
public sealed record ObjectionFinal(ObjectionNote Note) : IEvent;

/// <param name="From">The notice that was superseded; the note names the new one, which also learns the ruling when it was final already.</param>
[EventType("objections.moved.v1")]
public sealed record ObjectionMoved(ObjectionNote Note, PublicationId From) : IEvent;
