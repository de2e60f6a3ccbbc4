using Villages.Domain.Events;
using Villages.Domain.People;

namespace Villages.Domain.Disclosures;

/// <summary>Plain fields may be shown from here on, to this subject, for a while.</summary>
/// <param name="By">Subject of the token.</param>
/// <param name="At">UTC.</param>
[EventType("disclosures.made.v1")]
public sealed record DisclosureMade(PersonId Person, string By, string Role, IReadOnlyList<PersonalField> Fields, string Reason, DateTime At) : IEvent;
