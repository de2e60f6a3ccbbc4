using Villages.Domain.Boards;
using Villages.Domain.Consequences;
using Villages.Domain.Events;
using Villages.Domain.Objections;

namespace Villages.Domain.Publications;

/// <summary>What a notice tells its board, its source, the notice before and after it, and the objections to it.</summary>
public sealed class PublicationConsequences : IConsequence
{
    public IEnumerable<Consequence> Of(StreamKey source, IEvent happened) => happened switch
    {
        PublicationOpened { Note.Corrects: { } corrected } e =>
        [
            Noted(e.Note), new(corrected.Stream, new SupersedePublication(e.Note.Publication), "publications.superseded"),
        ],
        PublicationOpened e => [Noted(e.Note)],
        ObjectionLodged e => [new(e.Objection.Stream, Opening(e), "publications.objection-opened")],
        WindowClosed e => [Noted(e.Note), new(e.Source, new NotePublicationClosed(e.Note.Publication, e.Held, e.Upheld), "publications.closed")],
        ObjectionSettled { Source: { } told } e =>
        [
            Noted(e.Note), new(told, new NoteItemSettled(e.Note.Publication, e.Item, e.Ruling, e.Held), "publications.item-settled"),
        ],
        PublicationSuperseded e => [Noted(e.Note)],
        ObjectionsPassedOn e => [new(e.To.Stream, new CarryObjections(e.Publication, e.Objections), "publications.objections-carried")],
        ObjectionsCarried e => e.Objections.Select(carried =>
            new Consequence(carried.Objection.Stream, new MoveObjection(e.Publication), "publications.objection-moved")),
        _ => [],
    };

    private static Consequence Noted(PublicationNote note) => new(note.Publication.Board, new NotePublication(note), "publications.noted");

    private static OpenObjection Opening(ObjectionLodged e) =>
        new(e.Publication, e.Item, e.Area, e.Person, e.Grounds, e.By, e.LodgedOn, e.AcceptBy);
}
