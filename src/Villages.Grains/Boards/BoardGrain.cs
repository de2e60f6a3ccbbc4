using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Objections;
using Villages.Domain.Publications;
using Villages.Grains.Journaling;

namespace Villages.Grains.Boards;

/// <summary>See <see cref="IBoardGrain"/>. What is due follows from the notes and the date, so a beat that is lost or doubled changes nothing.</summary>
[GrainType("board")]
internal sealed class BoardGrain(JournalAccess access, IGrainFactory grains) : JournalGrain<BoardState>(access), IBoardGrain
{
    protected override AreaCode Area => State.County;

    public Task<BoardPage<PublicationNote>> Publications(BoardQuery query) => Task.FromResult(Page(
        State.Publications.Values.Where(note => query.Area.Contains(note.Publication.Area) && (query.Kind is null || note.Publication.Kind == query.Kind)
                && (query.Open is null || query.Open == Hangs(note)))
            .OrderByDescending(note => note.From).ThenBy(note => note.Publication),
        query));

    public Task<BoardPage<ObjectionNote>> Objections(BoardQuery query) => Task.FromResult(Page(
        State.Objections.Values.Where(note => query.Area.Contains(note.Area) && (query.Kind is null || note.Publication.Kind == query.Kind)
                && (query.Open is null || query.Open == (note.Phase != ObjectionPhase.Final)))
            .OrderBy(note => note.DueOn ?? DateOnly.MaxValue).ThenByDescending(note => note.LodgedOn).ThenBy(note => note.Objection),
        query));

    public Task<Outcome<Receipt>> Note(Command<NotePublication> command) => Commit(command, BoardRule.Decide);

    public Task<Outcome<Receipt>> Note(Command<NoteObjection> command) => Commit(command, BoardRule.Decide);

    public async Task<bool> Beat()
    {
        var (state, today) = (State, Clock.Today());
        foreach (var publication in state.ToClose(today).ToArray())
        {
            await grains.Publication(publication).Close(SystemCommand.Of(Clock, "board", new CloseWindow(), publication.ToString()));
        }

        foreach (var objection in state.ToFinish(today).ToArray())
        {
            await grains.Objection(objection).Finish(SystemCommand.Of(Clock, "board", new FinishObjection(), objection.Value));
        }

        return State.Publications.Values.Any(Hangs) || State.Objections.Values.Any(note => note.Phase != ObjectionPhase.Final);
    }

    private static bool Hangs(PublicationNote note) => !note.Closed && note.SupersededBy is null;

    private BoardPage<T> Page<T>(IEnumerable<T> found, BoardQuery query)
    {
        var all = found.ToArray();
        return new(all.Length, [.. all.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize)], Number);
    }
}
