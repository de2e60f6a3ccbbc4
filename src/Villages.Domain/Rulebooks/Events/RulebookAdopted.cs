using Villages.Domain.Events;

namespace Villages.Domain.Rulebooks.Events;

/// <summary>A county adopted a rulebook: the stream keeps the rules themselves, not a reference to a file.</summary>
/// <param name="Hash">SHA-256 of <paramref name="Json"/>, lower-case hexadecimal.</param>
/// <param name="Json">Canonical JSON.</param>
/// <param name="By">Organ that adopted it.</param>
[EventType("rulebooks.adopted.v1")]
public sealed record RulebookAdopted(
    string Scheme, DateOnly Effective, int Revision, string Hash, string Json, string By) : IEvent;
