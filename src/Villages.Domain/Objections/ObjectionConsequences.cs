using Villages.Domain.Boards;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Publications;

namespace Villages.Domain.Objections;

/// <summary>The board learns every change of an objection, its notice the ruling that is final; also the notice that it came to after it was final.</summary>
public sealed class ObjectionConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        ObjectionOpened e => [Noted(e.Note)],
        ObjectionAccepted e => [Noted(e.Note)],
        FindingRecorded e => [Noted(e.Note)],
        ObjectionRuled e => [Noted(e.Note)],
        ObjectionAppealed e => [Noted(e.Note)],
        ObjectionFinal e => [Noted(e.Note), Settled(e.Note)],
        ObjectionMoved { Note.Phase: ObjectionPhase.Final } e => [Noted(e.Note), Settled(e.Note)],
        ObjectionMoved e => [Noted(e.Note)],
        _ => [],
    };

    private static Consequence Noted(ObjectionNote note) => new(note.Publication.Board, new NoteObjection(note), "objections.noted");

    private static Consequence Settled(ObjectionNote note) =>
        new(note.Publication.Stream, new SettleObjection(note.Objection, note.Ruling!.Value), "objections.settled");
}
