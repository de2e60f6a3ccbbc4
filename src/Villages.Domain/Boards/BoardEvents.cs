using Villages.Domain.Events;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Boards;

[EventType("boards.publication-noted.v1")]
public sealed record PublicationNoted(PublicationNote Note) : IEvent;

[EventType("boards.objection-noted.v1")]
public sealed record ObjectionNoted(ObjectionNote Note) : IEvent;
