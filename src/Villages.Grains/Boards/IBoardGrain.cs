using Orleans.Concurrency;
using Villages.Domain;
using Villages.Domain.Boards;
using Villages.Domain.Objections;
using Villages.Domain.Publications;

namespace Villages.Grains.Boards;

/// <summary>Index of a county's notices and of the objections to them, learned by consequence. Key: <c>board/&lt;county&gt;</c>.</summary>
[Alias("boards.board-grain")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>Notices of an area and of everything in it, newest window first.</summary>
    [AlwaysInterleave, Alias("publications")]
    Task<BoardPage<PublicationNote>> Publications(BoardQuery query);

    /// <summary>Objections to items of an area and of everything in it, the most urgent first.</summary>
    [AlwaysInterleave, Alias("objections")]
    Task<BoardPage<ObjectionNote>> Objections(BoardQuery query);

    [Alias("note-publication")]
    Task<Outcome<Receipt>> Note(Command<NotePublication> command);

    [Alias("note-objection")]
    Task<Outcome<Receipt>> Note(Command<NoteObjection> command);

    /// <summary>Closes windows that are over and finishes objections whose time to appeal passed.</summary>
    /// <returns>True while something hangs or is open.</returns>
    [Alias("beat")]
    Task<bool> Beat();
}

/// <param name="Open">Only what is open, or only what is not; all when null.</param>
[GenerateSerializer, Immutable, Alias("boards.query")]
public sealed record BoardQuery(
    [property: Id(0)] AreaCode Area, [property: Id(1)] string? Kind, [property: Id(2)] bool? Open, [property: Id(3)] int Page, [property: Id(4)] int PageSize);

[GenerateSerializer, Immutable, Alias("boards.page`1")]
public sealed record BoardPage<T>([property: Id(0)] int Total, [property: Id(1)] IReadOnlyList<T> Items, [property: Id(2)] long Version);
