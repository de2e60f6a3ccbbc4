using Villages.Domain.Events;

namespace Villages.Domain.Consequences;

/// <summary>A consequence of a commit of this stream which its target refused; kept at the source and listed until a person has dealt with it.</summary>
[EventType("consequences.refused.v1")]
public sealed record ConsequenceRefused(long SourceNumber, string Consequence, string Target, string Code, Text Message) : IEvent;
