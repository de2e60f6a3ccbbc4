using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Boards;

/// <summary>Consequence of what happened to a notice; the note takes the place of the one before.</summary>
[GenerateSerializer, Immutable, Alias("boards.note-publication")]
public sealed record NotePublication([property: Id(0)] PublicationNote Note) : ICommandBody
{
    public string Kind => "boards.note-publication";
}

/// <summary>Consequence of what happened to an objection; the note takes the place of the one before.</summary>
[GenerateSerializer, Immutable, Alias("boards.note-objection")]
public sealed record NoteObjection([property: Id(0)] ObjectionNote Note) : ICommandBody
{
    public string Kind => "boards.note-objection";
}
