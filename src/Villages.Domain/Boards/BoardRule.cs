namespace Villages.Domain.Boards;

/// <summary>A board believes what notices and objections tell it.</summary>
public static class BoardRule
{
    public static Decision Decide(BoardState state, NotePublication command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return state.Publications.GetValueOrDefault(command.Note.Publication) == command.Note
            ? Decision.Accept()
            : Decision.Accept(new PublicationNoted(command.Note));
    }

    public static Decision Decide(BoardState state, NoteObjection command)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(command);
        return state.Objections.GetValueOrDefault(command.Note.Objection) == command.Note
            ? Decision.Accept()
            : Decision.Accept(new ObjectionNoted(command.Note));
    }
}
