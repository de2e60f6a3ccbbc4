using Villages.Domain.Boards;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Domain.Tests.Boards;

public class BoardRuleTests
{
    private static readonly BoardState Empty = BoardState.Empty(A.Notice.Board);
    private static readonly PublicationNote Notice = new(A.Notice, A.Today, A.Today.AddDays(7), 3, 0, false);
    private static readonly ObjectionNote Objection = new(A.Objection, A.Notice, A.Village, ObjectionPhase.Ruled, A.Today, A.Today, A.Today.AddDays(14), Ruling.Rejected);

    [Fact]
    public void A_note_takes_the_place_of_the_one_before_and_the_same_changes_nothing()
    {
        var noted = Noted(Noted(Empty, Notice), Notice with { Closed = true });

        Assert.True(Assert.Single(noted.Publications.Values).Closed);
        BoardRule.Decide(noted, new NotePublication(Notice with { Closed = true })).ChangesNothing();
        var objected = Noted(Noted(noted, Objection), Objection with { Phase = ObjectionPhase.Appealed });
        Assert.Equal(ObjectionPhase.Appealed, Assert.Single(objected.Objections.Values).Phase);
        BoardRule.Decide(objected, new NoteObjection(Objection with { Phase = ObjectionPhase.Appealed })).ChangesNothing();
    }

    [Fact]
    public void What_is_due_is_found_after_its_last_day()
    {
        var board = Noted(Noted(Empty, Notice), Objection);

        Assert.Empty(board.ToClose(A.Today.AddDays(7)));
        Assert.Equal([A.Notice], board.ToClose(A.Today.AddDays(8)));
        Assert.Empty(board.ToFinish(A.Today.AddDays(14)));
        Assert.Equal([A.Objection], board.ToFinish(A.Today.AddDays(15)));
        Assert.Empty(Noted(board, Notice with { SupersededBy = PublicationId.Parse("141129100-stars-2022-2") }).ToClose(A.Today.AddDays(8)));
    }

    [Fact]
    public void What_ended_is_forgotten_after_800_days_and_what_did_not_is_kept()
    {
        var other = ObjectionId.Parse("141129-00000001");
        var held = Notice with { Publication = PublicationId.Parse("141129100-stars-2021-1"), Closed = true, Held = 1 };
        var board = Noted(Noted(Noted(Empty, Notice with { Closed = true }), held), Objection with { Phase = ObjectionPhase.Final, DueOn = null });
        board = Noted(board, Objection with { Objection = other });

        var soon = Noted(board, Objection with { Objection = ObjectionId.Parse("141129-00000002"), On = A.Today.AddDays(800) });
        var later = Noted(soon, Objection with { Objection = ObjectionId.Parse("141129-00000002"), On = A.Today.AddDays(808) });

        Assert.Equal((2, 3), (soon.Publications.Count, soon.Objections.Count));
        Assert.Equal([held.Publication], later.Publications.Keys);
        Assert.Equal(2, later.Objections.Count);
        Assert.Contains(other, later.Objections.Keys);
    }

    private static BoardState Noted(BoardState board, PublicationNote note) => board.After(BoardRule.Decide(board, new NotePublication(note)));

    private static BoardState Noted(BoardState board, ObjectionNote note) => board.After(BoardRule.Decide(board, new NoteObjection(note)));
}
