namespace Villages.Domain.Consequences;

/// <summary>Body of the command that keeps a refused consequence at its source.</summary>
[GenerateSerializer, Immutable, Alias("consequences.note-refused")]
public sealed record NoteRefusedConsequence(
    [property: Id(0)] long SourceNumber, [property: Id(1)] string Consequence, [property: Id(2)] string Target,
    [property: Id(3)] string Code, [property: Id(4)] Text Message) : ICommandBody
{
    public string Kind => "consequences.note-refused";
}
