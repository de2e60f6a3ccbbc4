namespace Villages.Domain.People;

/// <summary>Consequence of a disclosure: the person's own stream keeps who saw what, and why.</summary>
[GenerateSerializer, Immutable, Alias("people.note-seen")]
public sealed record NoteSeen(
    [property: Id(0)] string By,
    [property: Id(1)] string Role,
    [property: Id(2)] IReadOnlyList<PersonalField> Fields,
    [property: Id(3)] string Reason,
    [property: Id(4)] DateTime At) : ICommandBody
{
    public const string CommandKind = "people.note-seen";

    public string Kind => CommandKind;
}
