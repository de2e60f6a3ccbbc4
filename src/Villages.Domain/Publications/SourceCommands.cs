using System.Collections.Immutable;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>Tells the source of a notice that its window closed.</summary>
/// <param name="Held">Keys of the items that wait, in the order of the notice; all others may proceed.</param>
/// <param name="Upheld">Those of them whose objection was upheld, in part or whole: they wait for a correction.</param>
[GenerateSerializer, Immutable, Alias("publications.note-closed")]
public sealed record NotePublicationClosed(
    [property: Id(0)] PublicationId Publication, [property: Id(1)] ImmutableArray<string> Held, [property: Id(2)] ImmutableArray<string> Upheld) : ICommandBody
{
    public string Kind => "publications.note-closed";
}

/// <summary>Tells the source of a notice that an objection became final after the window closed.</summary>
/// <param name="Held">The item still waits: for a correction, or for another objection.</param>
[GenerateSerializer, Immutable, Alias("publications.note-item-settled")]
public sealed record NoteItemSettled(
    [property: Id(0)] PublicationId Publication, [property: Id(1)] string Item, [property: Id(2)] Ruling Ruling, [property: Id(3)] bool Held) : ICommandBody
{
    public string Kind => "publications.note-item-settled";
}
