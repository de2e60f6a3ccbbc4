using Villages.Domain.Events;

namespace Villages.Domain.Imports;

[EventType("imports.rows-staged.v1")]
public sealed record RowsStaged(int Chunk, IReadOnlyList<ImportRow> Rows) : IEvent;

[EventType("imports.accepted.v1")]
public sealed record ImportAccepted(string Form, string FileName, string FileHash, int Rows) : IEvent;

/// <param name="ThroughLine">Last line given to its stream; later lines wait.</param>
/// <param name="Rows">Rows given since the report before.</param>
[EventType("imports.rows-applied.v1")]
public sealed record RowsApplied(int ThroughLine, int Rows) : IEvent;

[EventType("imports.row-refused.v1")]
public sealed record RowRefused(RowRefusal Refusal) : IEvent;

/// <param name="Applied">Rows whose stream accepted them, now or before.</param>
[EventType("imports.completed.v1")]
public sealed record ImportCompleted(int Applied, int Refused) : IEvent;

[EventType("imports.abandoned.v1")]
public sealed record ImportAbandoned(string Reason) : IEvent;
