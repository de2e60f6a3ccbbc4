using System.Collections.Immutable;

namespace Villages.Domain.Publications;

/// <param name="Field">Code of a field of the board's kind.</param>
/// <param name="Value">Invariant text; never a name, an ID number or another personal field.</param>
[GenerateSerializer, Immutable, Alias("publications.shown-fact")]
public sealed record ShownFact([property: Id(0)] string Field, [property: Id(1)] string Value);

/// <summary>What a notice says of one person or thing. Equal when every member is, facts in their order.</summary>
/// <param name="Key">Unique in the notice, 1 to 120 printable ASCII characters without blanks; of a person, the person's id.</param>
/// <param name="Person">Whose name is looked up when the notice is shown, as the board's kind allows.</param>
/// <param name="Before">What was published before; on a correction notice only.</param>
[GenerateSerializer, Immutable, Alias("publications.item")]
public sealed record PublicationItem(
    [property: Id(0)] string Key,
    [property: Id(1)] AreaCode Area,
    [property: Id(2)] PersonId? Person,
    [property: Id(3)] ImmutableArray<ShownFact> Facts,
    [property: Id(4)] ImmutableArray<ShownFact>? Before = null)
{
    public bool Equals(PublicationItem? other) =>
        other is not null && Key == other.Key && Area == other.Area && Person == other.Person
        && Facts.SequenceEqual(other.Facts) && Before.HasValue == other.Before.HasValue
        && (Before is not { } before || before.SequenceEqual(other.Before!.Value));

    public override int GetHashCode() => HashCode.Combine(Key, Area, Person, Facts.Length, Before?.Length);
}
